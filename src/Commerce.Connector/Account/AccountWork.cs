using System.Text.Json.Nodes;
using Commerce.Connector.Threads;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Connector.Account;

/// <summary>
/// A transaction in which one account changes what it has or knows. It holds the account's row locked from its first
/// statement on, so that an account does one thing at a time, and what it is told has the order in which it happened.
/// </summary>
internal sealed class AccountWork
{
    private readonly List<(string Trigger, JsonObject Data)> _told = [];
    private readonly ICommerceThreads? _threads;

    private AccountWork(NpgsqlConnection connection, ConnectorAccount me, DateTimeOffset now, ICommerceThreads? threads) =>
        (Connection, Me, Now, _threads) = (connection, me, now, threads);

    public NpgsqlConnection Connection { get; }

    public ConnectorAccount Me { get; }

    /// <summary>One time for all that is done.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>Where commerce is told of what is said and decided.</summary>
    public ICommerceThreads Threads =>
        _threads ?? throw new InvalidOperationException("Nothing is said or decided in this work.");

    /// <summary>To be called first in the transaction.</summary>
    /// <param name="threads">Needed where something may be said or decided.</param>
    public static async Task<AccountWork> LockAsync(
        int accountNo, DateTimeOffset now, NpgsqlConnection connection, ICommerceThreads? threads = null)
    {
        var me = await connection.FindAsync<ConnectorAccount>(SqlText.Of($"""
            select {ConnectorAccount.Columns}
            from connector_account c
            where c.account_no = {accountNo}
            for no key update
            """));
        return new AccountWork(connection, me!, now.ToMilliseconds(), threads);
    }

    /// <summary>Tells the account of something, once it is so.</summary>
    /// <param name="trigger">The event's name, such as <c>consumption.incomingRequestReceived</c>.</param>
    public void Tell(string trigger, JsonObject data) => _told.Add((trigger, data));

    /// <summary>Writes what is told; to be called last, before the commit.</summary>
    public async Task FinishAsync()
    {
        if (_told.Count == 0)
        {
            return;
        }

        string[] triggers = [.. _told.Select(told => told.Trigger)];
        string[] contents = [.. _told.Select(told => told.Data.ToJsonString())];
        _told.Clear();
        await Connection.ExecuteAsync(SqlText.Of($"""
            insert into connector_event (account_no, trigger, data, at)
            select {Me.AccountNo}, t.trigger, t.data::jsonb, {Now}
            from unnest({triggers}, {contents}) with ordinality t(trigger, data, n)
            order by t.n
            """));
    }
}
