using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Commerce.Api.Events;
using Commerce.Foundation.Database;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Commerce.Api.Amqp;

/// <summary>Passes the events of commerce on to a broker, in the order of the feed.</summary>
internal sealed class PublishEvents(
    IOptions<AmqpOptions> options, ConnectionPool database, DatabaseReadiness readiness, EventHub hub,
    RenderEvents render, IOptions<JsonOptions> json, ILogger<PublishEvents> logger)
    : Publisher(options, database, readiness, logger)
{
    /// <summary>The row in which is noted how far it got.</summary>
    public const string Name = "amqp";

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    private Caller? _reader;

    /// <summary>The account by itself: neither a user nor a token reads.</summary>
    public static async Task<Caller?> FindReaderAsync(int account, ConnectionPool database, CancellationToken cancellation) =>
        await database.FindAsync<string>(
            SqlText.Of($"select type from account where account_no = {account}"), cancellation) is { } type
            ? new Caller(account, Enum.Parse<AccountType>(type), null, null)
            : null;

    protected override async Task RunAsync(CancellationToken cancellation)
    {
        _reader = await BeginAsync(cancellation);
        using var subscription = hub.Subscribe(EventTopic.Of(_reader));
        while (true)
        {
            if (await PassOnAsync(Name, cancellation) < Batch)
            {
                await subscription.WaitAsync(Period, cancellation);
            }
        }
    }

    protected override async Task<(int Count, long Place)> PublishAsync(
        long place, Broker broker, NpgsqlConnection connection, CancellationToken cancellation)
    {
        var reader = _reader!;
        var rows = await connection.ListAsync<EventRow>(SqlText.Of($"""
            select {EventRow.Columns}
            from event e
            join request r on r.request_no = e.request_no
            where e.place > {place} and {EventScope.Visible(reader)}
            order by e.place
            limit {Batch}
            """));
        if (rows.Count == 0)
        {
            return (0, place);
        }

        var type = (JsonTypeInfo<CommerceEvent>)json.Value.SerializerOptions.GetTypeInfo(typeof(CommerceEvent));
        foreach (var told in await render.RunAsync(rows, reader, cancellation))
        {
            await broker.PublishAsync(
                told.Id, told.Type, told.At, JsonSerializer.SerializeToUtf8Bytes(told, type), cancellation);
        }

        return (rows.Count, rows[^1].Place);
    }

    /// <summary>The account, and where to begin: at the first start with what happens from then on.</summary>
    private async Task<Caller> BeginAsync(CancellationToken cancellation)
    {
        await using var connection = await Database.OpenAsync(cancellation);
        await connection.ExecuteAsync(SqlText.Of($"""
            insert into event_publisher (name, place)
            select {Name}, place from event_head where feed = 0
            on conflict (name) do nothing
            """));
        return await FindReaderAsync(Options.AccountNo!.Value, Database, cancellation)
            ?? throw new InvalidOperationException($"There is no account {Options.Account}.");
    }
}
