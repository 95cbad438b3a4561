using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Commerce.Connector.Contents;

namespace Commerce.Connector.Envelope;

/// <summary>Answers with what every answer of this surface looks like: a result, or an error.</summary>
internal static class WriteEnvelope
{
    private const string ErrorAlphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int ErrorLetters = 17;

    public static Task ResultAsync(HttpContext http, int status, JsonNode result) =>
        SendAsync(http, status, new JsonObject { ["result"] = result });

    public static Task ErrorAsync(HttpContext http, ConnectorError error, DateTimeOffset now) => SendAsync(
        http, error.Status, new JsonObject
        {
            ["error"] = new JsonObject
            {
                ["id"] = $"ERR{RandomNumberGenerator.GetString(ErrorAlphabet, ErrorLetters)}",
                ["code"] = error.Code,
                ["message"] = error.Message,
                ["docs"] = $"https://enmeshed.eu/integrate/error-codes#{error.Code}",
                ["time"] = now.ToWire(),
                ["details"] = error.Details,
            }.Compact(),
        });

    public static async Task SendAsync(HttpContext http, int status, JsonNode body)
    {
        var bytes = EnvelopeJson.Write(body);
        http.Response.StatusCode = status;
        http.Response.ContentType = EnvelopeJson.MediaType;
        http.Response.ContentLength = bytes.Length;
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }
}
