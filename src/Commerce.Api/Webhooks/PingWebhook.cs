using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Commerce.Api.Events;
using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Commerce.Api.Webhooks;

internal static class PingWebhook
{
    private const int IdBytes = 12;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Call a webhook now</summary>
    /// <remarks>
    /// Sends an event of the type `webhook.ping`, once, and answers with what came of it; also while the webhook is disabled. The
    /// receiver has 10 seconds. It counts in the statistics, and is no delivery.
    /// </remarks>
    public static async Task<Results<Ok<WebhookCall>, ProblemResult>> Handle(
        WebhookId id, Caller caller, ConnectionPool database, WebhookKey keys, PingSlots slots, CallWebhook calls,
        IOptions<JsonOptions> json, TimeProvider clock, CancellationToken cancellation)
    {
        var row = await database.ReadAsync(
            connection => WebhookRow.FindAsync(id, WebhookFields.All.FullProjection, caller, connection), cancellation);
        if (row is null)
        {
            return Problems.NotFound();
        }

        var key = await keys.GetAsync(cancellation);
        using var slot = slots.Take();
        if (slot is null)
        {
            return Problems.Unavailable("So many webhooks are pinged at the moment that another");
        }

        var ping = new WebhookPing
        {
            Id = $"ping_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(IdBytes))}",
            At = clock.GetUtcNow(),
            Object = new EventObject { Id = id.ToString(), Href = id.Href },
        };
        var body = JsonSerializer.SerializeToUtf8Bytes(
            ping, (JsonTypeInfo<WebhookPing>)json.Value.SerializerOptions.GetTypeInfo(typeof(WebhookPing)));
        var url = row.IsConnector ? TriggerInUrl.Put(row.Url, WebhookPing.TypeName) : row.Url;
        var call = await calls.RunAsync(url, ping.Id, body, row.Secrets(key, ping.At), Patience);
        // Whoever asked may have left; it was called all the same.
        await database.InTransactionAsync(
            connection => RecordCall.OfWebhookAsync(id.Number, call, connection), CancellationToken.None);
        return TypedResults.Ok(call);
    }
}
