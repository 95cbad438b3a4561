using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Telemetry;
using Microsoft.AspNetCore.Authorization;

namespace Commerce.Foundation.Identity;

/// <summary>
/// Asks of each call whose route requires authorization who makes it, by <c>Authorization: Bearer</c>, and refuses with 401
/// whom it does not know. What the caller may do is asked where it is done. There is one scheme and one policy, so the
/// framework's way through handlers, tickets and claims would be taken on every call for nothing.
/// </summary>
internal sealed class Identification(RequestDelegate next, DatabaseReadiness readiness, CallerFinder callers)
{
    // Where nobody is asked who they are, no credential is looked at: health is told without a database.
    public Task InvokeAsync(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>() is null ? next(http) : RequireAsync(http);

    private async Task RequireAsync(HttpContext http)
    {
        var named = CredentialHeader.NameOf(http);
        if ((named is null ? http.Request.Headers.Authorization : http.Request.Headers[named]).Count == 0)
        {
            await RefuseAsync(http, null);
            return;
        }

        if (CallerFinder.CredentialOf(http.Request) is not { } credential)
        {
            await RefuseAsync(http, $"One `{named ?? "Authorization: Bearer"}` header is expected.");
            return;
        }

        readiness.ThrowUnlessMigrated();
        var caller = await callers.FindAsync(credential, http.RequestAborted);
        Measures.Authentications.Add(
            1,
            MeasureTag.Credential(CallerFinder.IsApiToken(credential) ? "token" : "jwt"),
            MeasureTag.Outcome(caller is null ? "refused" : "accepted"));
        if (caller is null)
        {
            await RefuseAsync(http, "The token is unknown, wrong, disabled or expired.");
            return;
        }

        http.Features.Set(caller);
        await next(http);
    }

    /// <summary>Answers 401 with the challenge of RFC 6750, section 3: its error only where a credential was sent.</summary>
    private static Task RefuseAsync(HttpContext http, string? failure)
    {
        http.Response.Headers.WWWAuthenticate = failure is null
            ? "Bearer realm=\"commerce\""
            : "Bearer realm=\"commerce\", error=\"invalid_token\"";
        return Problems.Unauthenticated(failure ?? "The call needs an `Authorization: Bearer` header.").ExecuteAsync(http);
    }
}
