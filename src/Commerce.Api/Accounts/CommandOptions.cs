using System.CommandLine;
using System.CommandLine.Parsing;
using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;

namespace Commerce.Api.Accounts;

/// <summary>What the operator's commands take, checked before a database is touched.</summary>
internal static class CommandOptions
{
    private const int LongestIcon = 2_000;
    private const string DefaultAddress = "http://127.0.0.1:8080";

    public static Argument<int> Id(string prefix) => new("id")
    {
        Description = Example(prefix),
        CustomParser = result => ReadId(result, prefix) ?? default,
    };

    public static Option<int> Owner(string option, string description) => new(option)
    {
        Description = description,
        HelpName = Example("ACC"),
        Required = true,
        CustomParser = result => ReadId(result, "ACC") ?? default,
    };

    public static Option<int?> Filter(string option, string description) => new(option)
    {
        Description = description,
        HelpName = Example("ACC"),
        CustomParser = result => ReadId(result, "ACC"),
    };

    public static Option<string> Name() => new("--name")
    {
        Description = $"1 to {OwnedName.Longest} characters.",
        Required = true,
        CustomParser = ReadName,
    };

    public static Option<AccountType> Type() => new("--type")
    {
        Description = "What the account is in the marketplace.",
        HelpName = string.Join('|', Enum.GetNames<AccountType>()),
        Required = true,
        CustomParser = ReadType,
    };

    public static Option<string?> Icon() => new("--icon")
    {
        Description = "The http or https address of a picture.",
        HelpName = "url",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (text.Length > LongestIcon || ReadAddress(text) is null)
            {
                result.AddError($"The icon is no http or https address of at most {LongestIcon} characters.");
            }

            return text;
        },
    };

    public static Option<DateTimeOffset?> Expires(TimeProvider clock) => new("--expires")
    {
        Description = "When the token ends: a date (its first moment, UTC) or an ISO 8601 time. By default never.",
        HelpName = "2027-01-31 | 2027-01-31T12:00:00Z",
        CustomParser = result => ReadExpiry(result, clock),
    };

    public static Option<Uri> Url() => new("--url")
    {
        Description = "Where the service listens.",
        HelpName = "url",
        DefaultValueFactory = _ => new Uri(DefaultAddress),
        CustomParser = result =>
        {
            var address = ReadAddress(result.Tokens[0].Value);
            if (address is null)
            {
                result.AddError($"`{result.Tokens[0].Value}` is no address such as {DefaultAddress}.");
            }

            return address;
        },
    };

    private static string Example(string prefix) => EntityNumber.Format(prefix, 12_345_678);

    private static int? ReadId(ArgumentResult result, string prefix)
    {
        var number = EntityNumber.Parse(prefix, result.Tokens[0].Value);
        if (number is null)
        {
            result.AddError($"`{result.Tokens[0].Value}` is no id such as {Example(prefix)}.");
        }

        return number;
    }

    private static string ReadName(ArgumentResult result)
    {
        var name = result.Tokens[0].Value;
        if (OwnedName.Fault(name) is { } fault)
        {
            result.AddError(fault);
        }

        return name;
    }

    // By name only: the enum's own parser takes numbers too, even those of no member.
    private static AccountType ReadType(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        foreach (var type in Enum.GetValues<AccountType>())
        {
            if (text.Equals(type.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                return type;
            }
        }

        result.AddError($"`{text}` is no type of account: {string.Join(", ", Enum.GetNames<AccountType>())}.");
        return default;
    }

    private static DateTimeOffset? ReadExpiry(ArgumentResult result, TimeProvider clock)
    {
        var text = result.Tokens[0].Value;
        var expiry = WireTime.Parse(text);
        if (expiry is null)
        {
            result.AddError($"`{text}` is neither a date such as 2027-01-31 nor a time such as 2027-01-31T12:00:00Z.");
        }
        else if (expiry <= clock.GetUtcNow())
        {
            result.AddError($"The token would have expired already: {text} is past.");
        }

        return expiry;
    }

    private static Uri? ReadAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            ? address
            : null;
}
