using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Accounts.Users;

internal static class CreateUser
{
    /// <summary>Create a user</summary>
    /// <remarks>
    /// For the caller's own account; Operations for any. The user acts through JWTs of the configured issuer that name
    /// it.
    /// </remarks>
    public static async Task<Results<Created<User>, ProblemResult>> Handle(
        Body<NewUser> body, [AsParameters] CreateOwned create)
    {
        var errors = new FieldErrors();
        body.Value.Check(errors);
        var owner = await create.OwnerAsync("account", body.Value.Account, null, errors);
        return await create.AnswerAsync(
            UserResource.Instance, errors, user => user.Href,
            connection => AddUser.RunAsync(owner, body.Value.Name, create.Caller, connection));
    }
}
