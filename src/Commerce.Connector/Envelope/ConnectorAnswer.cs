using System.Text.Json.Nodes;

namespace Commerce.Connector.Envelope;

/// <summary>What a handler answers.</summary>
internal sealed class ConnectorAnswer
{
    private readonly Func<HttpContext, int, Task> _send;

    private ConnectorAnswer(Func<HttpContext, int, Task> send, int? status) => (_send, Status) = (send, status);

    /// <summary>Null for the route's own.</summary>
    public int? Status { get; }

    public static ConnectorAnswer NoContent { get; } = new(
        (http, status) =>
        {
            http.Response.StatusCode = status;
            return Task.CompletedTask;
        },
        StatusCodes.Status204NoContent);

    /// <param name="status">Where it is not the route's own.</param>
    public static ConnectorAnswer Of(JsonNode result, int? status = null) =>
        new((http, own) => WriteEnvelope.ResultAsync(http, own, result), status);

    public static ConnectorAnswer Of(IEnumerable<JsonObject> results) => Of(new JsonArray([.. results]));

    /// <summary>JSON outside of any envelope.</summary>
    public static ConnectorAnswer Plain(JsonNode body) => new((http, own) => WriteEnvelope.SendAsync(http, own, body), null);

    /// <summary>Whatever the function writes, headers included; it is given the route's status.</summary>
    public static ConnectorAnswer Bytes(Func<HttpContext, Task> write) => new(
        (http, own) =>
        {
            http.Response.StatusCode = own;
            return write(http);
        },
        null);

    public Task SendAsync(HttpContext http, int ownStatus) => _send(http, Status ?? ownStatus);
}
