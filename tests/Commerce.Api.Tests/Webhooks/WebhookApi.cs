using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Commerce.Api.Tests.Accounts;
using Commerce.Api.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace Commerce.Api.Tests.Webhooks;

/// <summary>The service, allowed to call this machine, and what the tests of webhooks ask of it.</summary>
public sealed class WebhookApi(PostgresServer server) : Api(server)
{
    public const string Webhooks = "/v1/notifications/webhooks";

    /// <summary>What a copy of the service is told to be allowed to call receivers on this machine.</summary>
    public static IReadOnlyDictionary<string, string> Insecure { get; } =
        new Dictionary<string, string> { ["Webhooks:AllowInsecureTargets"] = "true" };

    /// <summary>Makes a webhook and answers with it, secret and all.</summary>
    internal async Task<JsonObject> CreateWebhookAsync(
        TestAccount owner, Receiver receiver, string? criteria = null, params string[] events)
    {
        var body = JsonSerializer.Serialize(new
        {
            url = receiver.Address,
            events = events.Length == 0 ? ["*"] : events,
            criteria,
        });
        return await As(owner).MakeAsync(Webhooks, body);
    }

    public async Task<JsonObject> GetWebhookAsync(TestAccount owner, JsonObject webhook) =>
        (await As(owner).GetAnswerAsync(webhook.Text("href"))).Is(HttpStatusCode.OK).Json;

    public async Task<IReadOnlyList<JsonObject>> DeliveriesAsync(TestAccount owner, JsonObject webhook, string query = "") =>
        (await As(owner).GetAnswerAsync($"{webhook.Text("href")}/deliveries?{query}")).Is(HttpStatusCode.OK).Data;

    /// <summary>Waits until nothing is pending any more.</summary>
    public Task SettleAsync(TestAccount owner, JsonObject webhook, int atLeast) =>
        Poll.UntilAsync($"{atLeast} deliveries are done", async () =>
        {
            var all = await DeliveriesAsync(owner, webhook);
            return all.Count >= atLeast && all.All(delivery => delivery.Text("status") != "Pending");
        });

    /// <summary>Sets the clock forward, and has what is due by then begun at once.</summary>
    public void Advance(TimeSpan by)
    {
        Clock.Advance(by);
        Services.GetRequiredService<WebhookSignals>().Due.Set();
    }

    public T Service<T>()
        where T : notnull => Services.GetRequiredService<T>();

    protected override Task<IReadOnlyDictionary<string, string>?> SettingsAsync() =>
        Task.FromResult<IReadOnlyDictionary<string, string>?>(Insecure);
}
