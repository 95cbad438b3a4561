using System.Diagnostics.CodeAnalysis;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;

namespace Commerce.Api.Accounts.Tokens;

/// <summary>
/// The id of an API token, <c>TKN-1234-5678</c>. Text that follows no such grammar parses to the id of nothing: it gets
/// the answer of what never existed.
/// </summary>
[PathId("The token's id.", TokenId.Pattern, "TKN-1234-5678")]
internal readonly record struct TokenId(int Number) : IParsable<TokenId>
{
    /// <summary>The grammar, for the OpenAPI document. On input letters of either case are fine.</summary>
    public const string Pattern = "^[Tt][Kk][Nn](-[0-9]{4}){2}$";

    private const int Nothing = -1;

    public static TokenId Parse(string? s, IFormatProvider? provider = null) =>
        new(EntityNumber.Parse("TKN", s) ?? Nothing);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out TokenId result)
    {
        result = Parse(s, provider);
        return true;
    }
}
