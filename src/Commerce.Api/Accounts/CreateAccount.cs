using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Accounts;

internal static class CreateAccount
{
    /// <summary>Create an account</summary>
    /// <remarks>Operations does. The account is Active at once; it can act as soon as it has a token.</remarks>
    public static async Task<Results<Created<Account>, ProblemResult>> Handle(
        Body<NewAccount> body, [AsParameters] CreateOwned create)
    {
        if (create.Caller.Type != AccountType.Operations)
        {
            return Problems.Forbidden("Accounts are made by Operations.");
        }

        var errors = new FieldErrors();
        body.Value.Check(errors);
        return await create.AnswerAsync(
            AccountResource.Instance, errors, account => account.Href,
            connection => AddAccount.RunAsync(body.Value.Type, body.Value.Name, null, create.Caller, connection));
    }
}
