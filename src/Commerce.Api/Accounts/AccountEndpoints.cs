using Commerce.Api.Accounts.Icons;
using Commerce.Api.Accounts.Owned;
using Commerce.Api.Accounts.Products;
using Commerce.Api.Accounts.Tokens;
using Commerce.Api.Accounts.Users;
using Commerce.Foundation.Http;

namespace Commerce.Api.Accounts;

/// <summary>Every route of accounts, and those of what they own.</summary>
internal static class AccountEndpoints
{
    public static IServiceCollection AddAccounts(this IServiceCollection services) =>
        services.AddWireTypes(AccountJson.Default);

    public static void MapAccounts(this IEndpointRouteBuilder app)
    {
        var accounts = app.MapOwned(OwnedKind.Account, "Accounts");

        accounts.MapGet("", ListAccounts.Handle)
            .WithName("listAccounts")
            .WithFields(AccountResource.Instance.ListFields);

        accounts.MapPost("", CreateAccount.Handle)
            .WithName("createAccount")
            .WithBody<NewAccount>()
            .WithProblems(Problems.ForbiddenType);

        accounts.MapGet("/{id}", GetAccount.Handle)
            .WithName("getAccount")
            .WithSelect(AccountResource.Instance.Fields)
            .WithProblems(Problems.NotFoundType);

        accounts.MapPut("/{id}", UpdateAccount.Handle)
            .WithName("updateAccount")
            .WithBody<AccountChange>()
            .WithChange();

        accounts.MapPost("/{id}/enable", EnableAccount.Handle).WithName("enableAccount").WithSwitch();
        accounts.MapPost("/{id}/disable", DisableAccount.Handle).WithName("disableAccount").WithSwitch();
        accounts.MapIcon("Account", GetAccountIcon.Handle, SetAccountIcon.Handle, DeleteAccountIcon.Handle);

        app.MapUsers();
        app.MapTokens();
        app.MapProducts();
    }
}
