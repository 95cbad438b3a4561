using Commerce.Api.Database;
using Commerce.Api.Identity;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Api.Accounts;

internal static class AddAccount
{
    /// <summary>Makes an account and answers its number.</summary>
    public static Task<int> Handle(
        AccountType type, string name, string? icon, NpgsqlDataSource database, CancellationToken cancellation) =>
        FreeNumber.TakeAsync(number => database.FindAsync<int?>(
            SqlText.Of($"""
                insert into account (account_no, type, name, icon)
                values ({number}, {type.ToString()}, {name}, {icon}::text)
                on conflict (account_no) do nothing
                returning account_no
                """),
            cancellation));
}
