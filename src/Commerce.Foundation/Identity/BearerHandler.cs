using System.Security.Claims;
using System.Text.Encodings.Web;
using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Telemetry;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Commerce.Foundation.Identity;

/// <summary>Asks of each call who makes it, by <c>Authorization: Bearer</c>.</summary>
internal sealed class BearerHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    DatabaseReadiness readiness,
    CallerFinder callers) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "Bearer";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization;
        // Where nobody is asked who they are, no credential is looked at: health is told without a database.
        if (header.Count == 0 || Context.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>() is null)
        {
            return AuthenticateResult.NoResult();
        }

        if (CallerFinder.CredentialOf(Request) is not { } credential)
        {
            return AuthenticateResult.Fail("One `Authorization: Bearer` header is expected.");
        }

        readiness.ThrowUnlessMigrated();
        var caller = await callers.FindAsync(credential, Context.RequestAborted);
        Measures.Authentications.Add(
            1,
            MeasureTag.Credential(CallerFinder.IsApiToken(credential) ? "token" : "jwt"),
            MeasureTag.Outcome(caller is null ? "refused" : "accepted"));
        if (caller is null)
        {
            return AuthenticateResult.Fail("The token is unknown, wrong, disabled or expired.");
        }

        Context.Features.Set(caller);
        var identity = new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, EntityNumber.Format("ACC", caller.AccountNo))], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    /// <summary>Answers 401 with the challenge of RFC 6750, section 3: its error only where a credential was sent.</summary>
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var failure = (await HandleAuthenticateOnceSafeAsync()).Failure?.Message;
        Response.Headers.WWWAuthenticate = failure is null
            ? "Bearer realm=\"commerce\""
            : "Bearer realm=\"commerce\", error=\"invalid_token\"";
        await Problems
            .Unauthenticated(failure ?? "The call needs an `Authorization: Bearer` header.")
            .ExecuteAsync(Context);
    }
}
