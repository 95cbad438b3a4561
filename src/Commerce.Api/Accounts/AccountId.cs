using System.Diagnostics.CodeAnalysis;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;

namespace Commerce.Api.Accounts;

/// <summary>
/// The id of an account, <c>ACC-1234-5678</c>. Text that follows no such grammar parses to the id of nothing: it gets
/// the answer of what never existed.
/// </summary>
[PathId("The account's id.", AccountId.Pattern, "ACC-1234-5678")]
internal readonly record struct AccountId(int Number) : IParsable<AccountId>
{
    /// <summary>The grammar, for the OpenAPI document. On input letters of either case are fine.</summary>
    public const string Pattern = "^[Aa][Cc][Cc](-[0-9]{4}){2}$";

    private const int Nothing = -1;

    public static AccountId Parse(string? s, IFormatProvider? provider = null) =>
        new(EntityNumber.Parse("ACC", s) ?? Nothing);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out AccountId result)
    {
        result = Parse(s, provider);
        return true;
    }
}
