using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Query;

namespace Commerce.Api.Requests;

/// <summary>
/// The id of a request, <c>REQ-1671-0642</c> or, once those are used up, <c>REQ-1671-0642-0001</c>. Text that follows
/// no such grammar parses to <see cref="None"/>, the id of nothing: it gets the answer of what never existed.
/// </summary>
/// <param name="Number">The digits as a number; ids of three groups lie behind those of two.</param>
[PathId("The request's id.", RequestId.Pattern, "REQ-1671-0642")]
internal readonly record struct RequestId(long Number) : IParsable<RequestId>
{
    /// <summary>The grammar, for the OpenAPI document. On input letters of either case are fine.</summary>
    public const string Pattern = "^[Rr][Ee][Qq](-[0-9]{4}){2,3}$";

    public static RequestId None { get; } = new(-1);

    public string Href => $"/v1/commerce/requests/{this}";

    public static RequestId Parse(string? s, IFormatProvider? provider = null) => EntityNumber.Digits("REQ", s) switch
    {
        [var a, var b] => new((a * 10_000L) + b),
        [var a, var b, var c] => new(EntityNumber.TwoGroups + (((a * 10_000L) + b) * 10_000L) + c),
        _ => None,
    };

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out RequestId result)
    {
        result = Parse(s, provider);
        return true;
    }

    /// <summary>The id as a value of a filter; null where the text is no such id.</summary>
    public static IdValue? ToValue(string text) =>
        Parse(text) is { Number: >= 0 } id ? new IdValue(id.ToString(), [id.Number]) : null;

    /// <summary>The groups of digits, as every child of the request repeats them.</summary>
    public string Digits()
    {
        if (Number < EntityNumber.TwoGroups)
        {
            return Groups(Number);
        }

        var behind = Number - EntityNumber.TwoGroups;
        return string.Create(CultureInfo.InvariantCulture, $"{Groups(behind / 10_000)}-{behind % 10_000:0000}");
    }

    public override string ToString() => $"REQ-{Digits()}";

    private static string Groups(long number) =>
        string.Create(CultureInfo.InvariantCulture, $"{number / 10_000:0000}-{number % 10_000:0000}");
}
