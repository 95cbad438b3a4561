using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Http;

namespace Commerce.Api.Accounts.Tokens;

/// <summary>Every route of the resource.</summary>
internal static class TokenEndpoints
{
    public static void MapTokens(this IEndpointRouteBuilder app)
    {
        var tokens = app.MapOwned(OwnedKind.Token, "API tokens");

        tokens.MapGet("", ListTokens.Handle)
            .WithName("listApiTokens")
            .WithFields(TokenResource.Instance.ListFields);

        tokens.MapPost("", CreateToken.Handle)
            .WithName("createApiToken")
            .WithBody<NewToken>();

        tokens.MapGet("/{id}", GetToken.Handle)
            .WithName("getApiToken")
            .WithSelect(TokenResource.Instance.Fields)
            .WithProblems(Problems.NotFoundType);

        tokens.MapPut("/{id}", UpdateToken.Handle)
            .WithName("updateApiToken")
            .WithBody<TokenChange>()
            .WithChange();

        tokens.MapPost("/{id}/enable", EnableToken.Handle).WithName("enableApiToken").WithSwitch();
        tokens.MapPost("/{id}/disable", DisableToken.Handle).WithName("disableApiToken").WithSwitch();

        tokens.MapPost("/{id}/rotate", RotateToken.Handle)
            .WithName("rotateApiToken")
            .WithBody<Rotation>()
            .WithChange();
    }
}
