using Commerce.Connector.Account;
using Commerce.Connector.Envelope;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;

namespace Commerce.Connector.Tokens;

/// <summary>Opens a token by its reference, for whom it is meant and who knows its password.</summary>
internal static class OpenToken
{
    public const string Kind = "Token";

    /// <exception cref="ConnectorException">404: there is none, or it has expired, or the password is wrong. 400: it is meant
    /// for somebody else, or a password is needed.</exception>
    public static async Task<StoredToken> RunAsync(
        TruncatedReference reference, string? password, ConnectorCall call, AccountWork work)
    {
        var token = await work.Connection.FindAsync<StoredToken>(SqlText.Of($"""
            select {StoredToken.Columns}
            from connector_token k
            where k.token_id = {reference.Id}
            for no key update
            """));
        if (token is null || !reference.Opens(token.Secret) || token.ExpiresAt <= work.Now)
        {
            throw ConnectorErrors.NotFound(Kind);
        }

        if (token.OwnerNo == work.Me.AccountNo || await IsLoadedAsync(token, work))
        {
            return token;
        }

        var guard = new Guard(Kind, token.ForIdentity, token.Password, token.LockedUntil);
        guard.RefuseUnlessMeant(work);
        if (!guard.IsOpenedBy(password, work))
        {
            throw await guard.CountTryAsync(SqlText.Of($"connector_token"), SqlText.Of($"token_id = {token.Id}"), call);
        }

        if (token.Password is not null)
        {
            await work.Connection.ExecuteAsync(SqlText.Of($"""
                update connector_token set failed_tries = 0 where token_id = {token.Id}
                """));
        }

        return token;
    }

    private static async Task<bool> IsLoadedAsync(StoredToken token, AccountWork work) =>
        await work.Connection.FindAsync<bool>(SqlText.Of($"""
            select exists (
                select from connector_token_side
                where account_no = {work.Me.AccountNo} and token_id = {token.Id})
            """));
}
