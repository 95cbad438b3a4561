using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Query.Sql;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Commerce.Api.Accounts.Tokens;

internal static class UpdateToken
{
    /// <summary>Change an API token</summary>
    /// <remarks>
    /// Its name and its end: what the body names, and nothing else. A token that has expired acts again once its end
    /// lies ahead. A token may change itself.
    /// </remarks>
    public static async Task<Results<Tagged<AccountToken>, ProblemResult>> Handle(
        TokenId id, Body<TokenChange> body, [AsParameters] ChangeOwned change)
    {
        var errors = new FieldErrors();
        if (body.Names("name"))
        {
            OwnedName.Check(errors, body.Value.Name);
        }

        if (errors.Any)
        {
            return Problems.InvalidBody(errors);
        }

        var outcome = await change.RunAsync(TokenResource.Instance, id.Number, async (before, connection) =>
        {
            var name = body.Names("name") ? body.Value.Name : before.Name;
            var expiresAt = body.Names("expiresAt") ? body.Value.ExpiresAt : before.ExpiresAt;
            if ((name, expiresAt) == (before.Name, before.ExpiresAt))
            {
                return null;
            }

            // A token that is sent back as it was read may have ended.
            if (expiresAt != before.ExpiresAt)
            {
                NewToken.CheckExpiry(errors, expiresAt, change.Clock.GetUtcNow());
            }

            return errors.Any
                ? Problems.InvalidBody(errors)
                : await StoreAsync(id, name, expiresAt, change, connection);
        });
        return outcome.ToAnswer();
    }

    private static async Task<ProblemResult?> StoreAsync(
        TokenId id, string name, DateTimeOffset? expiresAt, ChangeOwned change, NpgsqlConnection connection)
    {
        await connection.ExecuteAsync(SqlText.Of($"""
            update api_token
            set name = {name}, expires_at = {expiresAt}::timestamptz
            where token_no = {id.Number}
            """));
        await WriteOwnedEvent.RunAsync(OwnedKind.Token, id.Number, OwnedEvent.Updated, change.Caller, connection);
        return null;
    }
}
