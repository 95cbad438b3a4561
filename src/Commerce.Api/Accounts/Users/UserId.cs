using System.Diagnostics.CodeAnalysis;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;

namespace Commerce.Api.Accounts.Users;

/// <summary>
/// The id of a user, <c>USR-1234-5678</c>. Text that follows no such grammar parses to the id of nothing: it gets the
/// answer of what never existed.
/// </summary>
[PathId("The user's id.", UserId.Pattern, "USR-1234-5678")]
internal readonly record struct UserId(int Number) : IParsable<UserId>
{
    /// <summary>The grammar, for the OpenAPI document. On input letters of either case are fine.</summary>
    public const string Pattern = "^[Uu][Ss][Rr](-[0-9]{4}){2}$";

    private const int Nothing = -1;

    public static UserId Parse(string? s, IFormatProvider? provider = null) =>
        new(EntityNumber.Parse("USR", s) ?? Nothing);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out UserId result)
    {
        result = Parse(s, provider);
        return true;
    }
}
