using System.Net.Http.Headers;
using System.Text.Json;
using Commerce.Api.Tests.Accounts;
using Commerce.Api.Tests.Webhooks;
using Microsoft.AspNetCore.Http;

namespace Commerce.Api.Tests.Faults;

/// <summary>Keeps in step by being called: what is not signed with the webhook's secret is refused, and complained of.</summary>
internal sealed class HookListener : IAsyncDisposable
{
    private readonly Receiver _receiver;
    private volatile string? _secret;

    private HookListener(Receiver receiver, Told told) => (_receiver, Told) = (receiver, told);

    public static IReadOnlyList<(string Name, string Value)> Settings { get; } =
    [
        ("Webhooks__AllowInsecureTargets", "true"), ("Webhooks__SecretKey", Convert.ToBase64String(new byte[32])),
    ];

    public Told Told { get; }

    /// <param name="service">A copy that has the <see cref="Settings"/>.</param>
    public static async Task<HookListener> StartAsync(Uri service, TestAccount owner)
    {
        var receiver = await Receiver.StartAsync();
        var listener = new HookListener(receiver, new Told($"webhook of the {owner.Name}", Chatter.CanaryBytes));
        receiver.Answer = listener.HandleAsync;
        using var http = new HttpClient { BaseAddress = service };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", owner.Token);
        var webhook = await http.MakeAsync(
            WebhookApi.Webhooks, $$"""{"url":"{{receiver.Address}}","events":["message.created"]}""");
        listener._secret = webhook.Text("secret");
        return listener;
    }

    public ValueTask DisposeAsync() => _receiver.DisposeAsync();

    private Task HandleAsync(Received call, HttpContext http)
    {
        Told.Search(call.Body);
        if (!call.IsSignedWith(_secret!) || call.Id != call.Json.Text("id"))
        {
            Told.Complain($"Not signed: {call.Text}");
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        Told.Keep(JsonElement.Parse(call.Body).GetProperty("data"), call.Id);
        return Task.CompletedTask;
    }
}
