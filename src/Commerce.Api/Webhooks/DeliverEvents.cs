using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Commerce.Api.Events;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Commerce.Api.Webhooks;

/// <summary>
/// Delivers what is due. Any number of copies of the service do so; of one request at most one event is under way to a
/// webhook at a time, so that each receiver gets them in their order. What a copy has begun when it is told to stop it ends.
/// </summary>
internal sealed partial class DeliverEvents(
    ConnectionPool database, DatabaseReadiness readiness, WebhookSignals signals, WebhookKey keys, RenderEvents render,
    CallWebhook calls, IOptions<JsonOptions> json, TimeProvider clock, ILogger<DeliverEvents> logger) : BackgroundService
{
    private const int MostCalls = 64;

    // Beside the calls of the API, to which the pool belongs.
    private const int MostConnections = 4;

    private const int Tries = 5;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Postponement = TimeSpan.FromMinutes(1);

    private readonly Lock _alone = new();
    private readonly Dictionary<int, int> _busy = [];
    private readonly SemaphoreSlim _connections = new(MostConnections, MostConnections);
    private readonly List<Task> _running = [];

    public override void Dispose()
    {
        base.Dispose();
        _connections.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.Migrated.WaitAsync(stoppingToken);
        try
        {
            while (keys.Exists && !stoppingToken.IsCancellationRequested)
            {
                await BeginDueAsync(stoppingToken);
                await signals.Due.WaitAsync(Period, stoppingToken);
                await Task.Delay(Gathering, stoppingToken);
            }
        }
        finally
        {
            await Task.WhenAll(_running);
        }
    }

    private async Task BeginDueAsync(CancellationToken cancellation)
    {
        _running.RemoveAll(call => call.IsCompleted);
        var room = MostCalls - _running.Count;
        if (room == 0)
        {
            return;
        }

        try
        {
            var due = await ClaimedDelivery.TakeAsync(room, Busy(), clock.GetUtcNow(), database, cancellation);
            foreach (var delivery in due)
            {
                Count(delivery.WebhookNo, 1);
                _running.Add(Task.Run(() => DeliverAsync(delivery), CancellationToken.None));
            }
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogPassed(logger, error.Message);
        }
    }

    private async Task DeliverAsync(ClaimedDelivery delivery)
    {
        try
        {
            await AttemptAsync(delivery);
        }
        catch (Exception error)
        {
            // The lease ends by itself, and it is tried again.
            LogPassed(logger, error.Message);
        }
        finally
        {
            Count(delivery.WebhookNo, -1);
            signals.Due.Set();
        }
    }

    private async Task AttemptAsync(ClaimedDelivery delivery)
    {
        IReadOnlyList<WebhookSecret> secrets;
        try
        {
            secrets = delivery.Secrets(await keys.GetAsync(CancellationToken.None), clock.GetUtcNow());
        }
        catch (CryptographicException)
        {
            LogOtherKey(logger, new WebhookId(delivery.WebhookNo).ToString());
            await WithConnectionAsync(() => database.InTransactionAsync(
                connection => RecordCall.PostponeAsync(delivery, clock.GetUtcNow() + Postponement, connection),
                CancellationToken.None));
            return;
        }

        var body = await WithConnectionAsync(() => BodyAsync(delivery));
        var call = body is null ? null : await calls.RunAsync(delivery.Target, delivery.Event.ToString(), body, secrets);
        await StoreAsync(delivery, call);
    }

    /// <returns>Null where the event is no longer kept.</returns>
    private async Task<byte[]?> BodyAsync(ClaimedDelivery delivery)
    {
        if (ConnectorDelivery.IsOne(delivery.RequestNo))
        {
            return await ConnectorDelivery.BodyAsync(delivery, database);
        }

        var row = await database.FindAsync<EventRow>(
            SqlText.Of($"""
                select {EventRow.Columns}
                from event e
                join request r on r.request_no = e.request_no
                where e.request_no = {delivery.RequestNo} and e.seq = {delivery.Seq} and {EventScope.Visible(delivery.Reader)}
                """),
            CancellationToken.None);
        if (row is null)
        {
            return null;
        }

        var told = await render.RunAsync([row], delivery.Reader, CancellationToken.None);
        return JsonSerializer.SerializeToUtf8Bytes(
            told[0], (JsonTypeInfo<CommerceEvent>)json.Value.SerializerOptions.GetTypeInfo(typeof(CommerceEvent)));
    }

    /// <summary>
    /// The receiver has it: that is worth some patience with the database. What is not kept is delivered once more.
    /// </summary>
    private async Task StoreAsync(ClaimedDelivery delivery, WebhookCall? call)
    {
        for (var trial = 1; ; trial++)
        {
            try
            {
                await WithConnectionAsync(() => database.InTransactionAsync(
                    async connection =>
                    {
                        var now = clock.GetUtcNow();
                        await (call is null
                            ? RecordCall.LapsedAsync(delivery, now, connection)
                            : RecordCall.OfDeliveryAsync(delivery, call, now, connection));
                        return true;
                    },
                    CancellationToken.None));
                return;
            }
            catch (Exception error) when (trial < Tries && error is not OperationCanceledException)
            {
                LogPassed(logger, error.Message);
                await Task.Delay(Period);
            }
        }
    }

    private async Task<T> WithConnectionAsync<T>(Func<Task<T>> work)
    {
        await _connections.WaitAsync();
        try
        {
            return await work();
        }
        finally
        {
            _connections.Release();
        }
    }

    private Dictionary<int, int> Busy()
    {
        lock (_alone)
        {
            return new Dictionary<int, int>(_busy);
        }
    }

    private void Count(int webhook, int by)
    {
        lock (_alone)
        {
            var calls = _busy.GetValueOrDefault(webhook) + by;
            if (calls > 0)
            {
                _busy[webhook] = calls;
            }
            else
            {
                _busy.Remove(webhook);
            }
        }
    }

    [LoggerMessage(
        1, LogLevel.Warning, "Webhooks could not be called or their calls not be kept, which is tried again: {Reason}")]
    private static partial void LogPassed(ILogger logger, string reason);

    [LoggerMessage(2, LogLevel.Error, "{Webhook} is not called: its secret was stored under another Webhooks__SecretKey.")]
    private static partial void LogOtherKey(ILogger logger, string webhook);
}
