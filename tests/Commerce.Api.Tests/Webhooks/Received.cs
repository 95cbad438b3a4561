using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Commerce.Api.Tests.Accounts;

namespace Commerce.Api.Tests.Webhooks;

/// <summary>A call that a receiver got.</summary>
internal sealed record Received(string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Id => Headers["webhook-id"];

    public JsonObject Json => JsonNode.Parse(Body)!.AsObject();

    public string Type => Json.Text("type");

    public string RequestId => Json.Text("request.id");

    public string Content => Json.Text("data.content");

    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>As a receiver that follows the specification: any of the signatures will do.</summary>
    public bool IsSignedWith(string secret)
    {
        Assert.StartsWith("whsec_", secret, StringComparison.Ordinal);
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{Id}.{Headers["webhook-timestamp"]}."), .. Body];
        var expected = $"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, signed))}";
        return Headers["webhook-signature"].Split(' ').Contains(expected);
    }

    public DateTimeOffset Time =>
        DateTimeOffset.FromUnixTimeSeconds(long.Parse(Headers["webhook-timestamp"], CultureInfo.InvariantCulture));
}
