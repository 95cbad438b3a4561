using System.Net;
using System.Text.Json.Nodes;

namespace Commerce.Api.Tests.Connector;

/// <summary>An account as it calls the connector.</summary>
public sealed class ConnectorParty(HttpClient http, TestAccount account, string @base) : IDisposable
{
    public TestAccount Account => account;

    public string Address { get; set; } = "";

    public HttpClient Http => http;

    public static ConnectorParty Of(Uri service, TestAccount account, string @base = "/api/v2")
    {
        var http = new HttpClient { BaseAddress = service };
        http.DefaultRequestHeaders.Add("X-API-KEY", account.Token);
        return new ConnectorParty(http, account, @base);
    }

    public Task<Answer> CallAsync(
        string method, string path, JsonNode? body = null, params (string Name, string Value)[] headers) => http.CallAsync(
        new HttpMethod(method), $"{@base}/{path}", body is null ? null : System.Text.Encoding.UTF8.GetBytes(body.ToJsonString()),
        body is null ? null : "application/json", headers: headers);

    public async Task<JsonObject> GetAsync(string path) => Result(await CallAsync("GET", path)).AsObject();

    public async Task<IReadOnlyList<JsonObject>> ListAsync(string path) =>
        [.. Result(await CallAsync("GET", path)).AsArray().Select(item => item!.AsObject())];

    public async Task<JsonObject> PostAsync(string path, JsonNode body) =>
        Result(await CallAsync("POST", path, body), HttpStatusCode.Created).AsObject();

    public async Task<JsonObject> PutAsync(string path, JsonNode? body = null) =>
        Result(await CallAsync("PUT", path, body)).AsObject();

    public async Task SyncAsync() => (await CallAsync("POST", "Account/Sync")).Is(HttpStatusCode.NoContent);

    /// <summary>A draft of a request to a peer.</summary>
    public Task<JsonObject> CreateRequestAsync(ConnectorParty peer, params JsonObject[] items) =>
        PostAsync("Requests/Outgoing", new JsonObject { ["content"] = Wire.Content(items), ["peer"] = peer.Address });

    /// <summary>Sends a request that has been made.</summary>
    public Task<JsonObject> SendAsync(JsonObject request) => PostAsync("Messages", new JsonObject
    {
        ["recipients"] = new JsonArray(request["peer"]!.GetValue<string>()),
        ["content"] = request["content"]!.DeepClone(),
    });

    /// <summary>Makes a request, sends it, and has the peer fetch it.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> AskAsync(ConnectorParty peer, params JsonObject[] items)
    {
        var request = await CreateRequestAsync(peer, items);
        await SendAsync(request);
        await peer.SyncAsync();
        return Wire.Text(request, "id");
    }

    /// <summary>Waits until the answer to a request is on its way.</summary>
    public async Task<JsonObject> CompletedAsync(string id)
    {
        JsonObject request = [];
        await Poll.UntilAsync($"{id} is completed", async () =>
        {
            request = await GetAsync($"Requests/Incoming/{id}");
            return Wire.Text(request, "status") == "Completed";
        });
        return request;
    }

    public void Dispose() => http.Dispose();

    private static JsonNode Result(Answer answer, HttpStatusCode expected = HttpStatusCode.OK) =>
        answer.Is(expected).Json["result"]!;
}
