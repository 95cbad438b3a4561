using Commerce.Foundation.Database;
using Commerce.Query.Sql;

namespace Commerce.Api.Messages;

/// <summary>Reads how authors are shown, and the version of all names, from one snapshot.</summary>
internal static class ReadAuthors
{
    /// <returns>One for each key.</returns>
    public static Task<IReadOnlyList<Author>> RunAsync(
        IReadOnlyList<AuthorKey> keys, ConnectionPool database, CancellationToken cancellation) =>
        database.ListAsync<Author>(
            SqlText.Of($"""
                select (select version from author_version) as version, m.account_no, m.user_no, m.token_no, {Names}
                from unnest(
                    {SqlText.Column(keys, key => key.AccountNo)}, {SqlText.Column(keys, key => key.UserNo)},
                    {SqlText.Column(keys, key => key.TokenNo)}
                ) as m(account_no, user_no, token_no)
                {Joins}
                """),
            cancellation);

    /// <summary>How the author is shown, from the tables that <see cref="Joins"/> adds.</summary>
    public static SqlText Names { get; } = SqlText.Of($"""
        a.type as account_type, a.status as account_status, a.name as account_name, a.icon as account_icon,
        u.name as user_name, u.icon as user_icon, t.name as token_name, t.icon as token_icon
        """);

    /// <summary>The tables that hold the author of something <c>m</c>.</summary>
    public static SqlText Joins { get; } = SqlText.Of($"""
        left join account a on a.account_no = m.account_no
        left join account_user u on u.user_no = m.user_no
        left join api_token t on t.token_no = m.token_no
        """);
}
