using Commerce.Foundation.Database;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Api.Messages;

/// <summary>Who acts, in words: the name of the user or token, and that of the account.</summary>
internal sealed record ActorNames(string Person, string Account)
{
    public static async Task<ActorNames> ReadAsync(Caller caller, NpgsqlConnection connection) =>
        (await connection.FindAsync<ActorNames>(SqlText.Of($"""
            select coalesce(u.name, t.name, a.name) as person, a.name as account
            from account a
            left join account_user u on u.user_no = {caller.UserNo}::int
            left join api_token t on t.token_no = {caller.TokenNo}::int
            where a.account_no = {caller.AccountNo}
            """)))!;
}
