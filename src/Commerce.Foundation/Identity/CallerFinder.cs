using Commerce.Foundation.Database;

namespace Commerce.Foundation.Identity;

/// <summary>Who stands behind a credential: an API token of this service, or a JWT of the configured issuer.</summary>
internal sealed class CallerFinder(
    ConnectionPool database, JwtReader jwts, RecentCallers recent, LastUses uses, TimeProvider clock)
{
    private const string Prefix = "Bearer ";
    private const int LongestCredential = 8 * 1024;

    /// <summary>
    /// The credential of the one <c>Authorization: Bearer</c> header, or of the header that the endpoint names; null where
    /// that is something else.
    /// </summary>
    public static string? CredentialOf(HttpRequest request) =>
        CredentialHeader.NameOf(request.HttpContext) is { } name
            ? request.Headers[name] is [{ Length: <= LongestCredential } bare] ? bare.Trim() : null
            : BearerOf(request);

    private static string? BearerOf(HttpRequest request) =>
        request.Headers.Authorization is [{ Length: <= LongestCredential } value]
        && value.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            ? value[Prefix.Length..].Trim()
            : null;

    public static bool IsApiToken(string credential) =>
        credential.StartsWith(ApiToken.Scheme, StringComparison.Ordinal);

    /// <returns>Null where it is unknown, wrong, disabled or expired.</returns>
    public async Task<Caller?> FindAsync(string credential, CancellationToken cancellation)
    {
        if (IsApiToken(credential))
        {
            return ApiToken.Parse(credential) is { } token
                ? await FindTokenCaller.Handle(token, recent, uses, database, clock, cancellation)
                : null;
        }

        return await jwts.ReadAsync(credential, cancellation) is { } claims
            ? await FindUserCaller.Handle(claims, recent, database, cancellation)
            : null;
    }

    /// <summary>Whether the caller of a call that takes long may still call.</summary>
    public async Task<bool> IsStillAsync(Caller caller, HttpRequest request, CancellationToken cancellation) =>
        CredentialOf(request) is { } credential && await FindAsync(credential, cancellation) == caller;
}
