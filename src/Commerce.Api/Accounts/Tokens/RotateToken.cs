using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Accounts.Tokens;

internal static class RotateToken
{
    /// <summary>Exchange the secret of an API token</summary>
    /// <remarks>
    /// The new secret counts at once, that of before until the overlap ends; one that is older still, from a rotation
    /// shortly before, no longer. The answer holds the whole new credential as `token`, this once. A token may exchange
    /// its own secret; with an overlap of 0 the calls that still send the old one are refused.
    /// </remarks>
    public static async Task<Results<Ok<AccountToken>, ProblemResult>> Handle(
        TokenId id, Body<Rotation> body, [AsParameters] ChangeOwned change)
    {
        var errors = new FieldErrors();
        body.Value.Check(errors);
        if (errors.Any)
        {
            return Problems.InvalidBody(errors);
        }

        var token = ApiToken.Create(id.Number);
        DateTimeOffset? until = body.Value.Overlap > TimeSpan.Zero
            ? change.Clock.GetUtcNow().Add(body.Value.Overlap)
            : null;
        var outcome = await change.RunAsync(TokenResource.Instance, id.Number, async (_, connection) =>
        {
            await connection.ExecuteAsync(SqlText.Of($"""
                update api_token
                set previous_secret_hash = case when {until}::timestamptz is not null then secret_hash end,
                    previous_until = {until}::timestamptz, secret_hash = {token.SecretHash}
                where token_no = {id.Number}
                """));
            await WriteOwnedEvent.RunAsync(OwnedKind.Token, id.Number, OwnedEvent.Rotated, change.Caller, connection);
            return null;
        });
        return outcome.Refusal is { } refusal
            ? refusal
            : TypedResults.Ok(outcome.After! with { Token = token.Reveal() });
    }
}
