using System.Globalization;
using Commerce.Api.Parameters;

namespace Commerce.Api.Demo;

/// <summary>What requests for a demo product are asked, and how they are shown.</summary>
/// <param name="Product">The product's name.</param>
/// <param name="Template">Null for the service's own.</param>
internal sealed record DemoForm(string Product, string? Template, IReadOnlyList<DemoParameter> Parameters)
{
    private const int LastDay = 28;

    private static readonly string[] Teams = ["Design", "Marketing", "Field service", "Research"];

    private static readonly ParameterOptions Billing = new()
    {
        Choices =
        [
            new ParameterChoice { Value = "monthly", Label = "Every month" },
            new ParameterChoice { Value = "annual", Label = "Once a year" },
        ],
    };

    public static IReadOnlyList<DemoForm> All { get; } =
    [
        new(
            "Northlight Sign",
            """
            # {{name}}

            {{requester.name}} of *{{client.name}}* writes to *{{vendor.name}}* about **{{product.name}}**.

            | {{id}} | {{status}} |
            |---|---|
            | Documents go to | {{parameters.mailbox}} |
            | Qualified signatures | {{parameters.qualified}} |
            | Contract | {{parameters.contract}} |

            What will be signed:

            {{parameters.purpose}}
            """,
            [
                new("mailbox", "Mailbox for signed documents", ParameterType.Email, _ => "contracts@example.com")
                {
                    Required = true,
                },
                new("qualified", "Qualified signatures", ParameterType.Checkbox,
                    number => number % 2 == 0 ? "true" : "false"),
                new("purpose", "What will be signed", ParameterType.MultiLineText,
                    number => number % 7 == 0 ? null : "Offers below 50 000 EUR\nContracts of employment")
                {
                    Description = "One kind of document a line.",
                },
                new("contract", "Contract", ParameterType.SingleLineText, number => $"NL-{number % 10_000:0000}")
                {
                    Description = "Filled in by Northlight.", Readonly = true,
                },
            ]),
        new(
            "Northlight Studio",
            null,
            [
                new("seats", "Number of seats", ParameterType.Number, number => Text(5 + (number % 46)))
                {
                    Required = true, Options = new ParameterOptions { Min = 1, Max = 500 },
                },
                new("billing", "Billing", ParameterType.DropDown, number => number % 3 == 0 ? "monthly" : "annual")
                {
                    Required = true, Options = Billing,
                },
                new("team", "Team", ParameterType.SingleLineText, number => Teams[number % Teams.Length])
                {
                    Description = "Who will work with it.", Options = new ParameterOptions { MaxLength = 100 },
                },
                new("start", "Begin", ParameterType.Date,
                    number => $"2027-{1 + (number % 12):00}-{1 + (number % LastDay):00}"),
            ]),
        new(
            "Fjord Reports",
            null,
            [
                new("sources", "Data sources", ParameterType.Number, number => Text(1 + (number % 9)))
                {
                    Required = true, Options = new ParameterOptions { Min = 1, Max = 50 },
                },
                new("hosted", "Hosted in the European Union", ParameterType.Checkbox, _ => "true"),
            ]),
    ];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
