using Commerce.Foundation.Identity;
using Dapper;
using Npgsql;

namespace Commerce.Api.Demo;

/// <summary>Writes the demo's rows, all of them or none. Callers hold the demo's lock.</summary>
internal static class SeedDemo
{
    // How far before now the accounts were made: before any of their requests.
    private static readonly TimeSpan AccountAge = TimeSpan.FromDays(75);

    public static async Task RunAsync(NpgsqlConnection connection, TimeProvider clock, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var isSeeded = await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            """
            set local statement_timeout = 0;
            select exists (select from request where request_no = @Request);
            """,
            new { DemoIds.Request },
            transaction,
            cancellationToken: cancellation));
        if (isSeeded)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var data = DemoData.Create(now);
        await InsertCastAsync(connection, transaction, data.Cast, now - AccountAge, cancellation);
        await CopyDemo.RequestsAsync(connection, data.Requests, cancellation);
        await CopyDemo.MessagesAsync(connection, data.Requests, cancellation);
        await CopyDemo.ThreadsAsync(connection, transaction, cancellation);
        await SeedForms.RunAsync(connection, transaction, data, now - AccountAge, cancellation);
        await CopyDemoFiles.RunAsync(connection, data.Requests);
        // Or the first queries are planned as if the tables were empty.
        await connection.ExecuteAsync(new CommandDefinition(
            """
            analyze account, account_user, api_token, product, product_parameter, request, request_parameter, thread,
                message
            """,
            transaction: transaction,
            cancellationToken: cancellation));
        await transaction.CommitAsync(cancellation);
    }

    private static async Task InsertCastAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, DemoCast cast, DateTimeOffset at,
        CancellationToken cancellation)
    {
        Task InsertAsync(string sql, IEnumerable<object> rows) => connection.ExecuteAsync(
            new CommandDefinition(sql, rows, transaction, cancellationToken: cancellation));

        await InsertAsync(
            "insert into account (account_no, type, name, created_at) values (@Number, @Type, @Name, @At)",
            cast.Accounts.Select(account => new { account.Number, Type = $"{account.Type}", account.Name, At = at }));
        await InsertAsync(
            """
            insert into account_user (user_no, account_no, name, created_at)
            values (@Number, @Account, @Name, @At)
            """,
            cast.Accounts.SelectMany(account => account.Users.Select(user =>
                new { user.Number, Account = account.Number, user.Name, At = at })));
        await InsertAsync(
            """
            insert into product (product_no, vendor_no, name, created_at)
            values (@Number, @Vendor, @Name, @At)
            """,
            cast.Accounts.SelectMany(account => account.Products.Select(product =>
                new { product.Number, Vendor = account.Number, product.Name, At = at })));
        // Nobody knows these secrets: those that are told are made when the credentials' file is written.
        await InsertAsync(
            """
            insert into api_token (token_no, account_no, name, secret_hash, created_at)
            values (@Number, @Account, @Name, @SecretHash, @At)
            """,
            cast.Accounts.Where(account => account.TokenNo is not null).Select(account => new
            {
                Number = account.TokenNo!.Value,
                Account = account.Number,
                Name = $"{account.Name} integration",
                ApiToken.Create(account.TokenNo!.Value).SecretHash,
                At = at,
            }));
    }
}
