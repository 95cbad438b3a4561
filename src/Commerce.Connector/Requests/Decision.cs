using System.Text.Json;
using System.Text.Json.Nodes;
using Commerce.Connector.Contents;
using Commerce.Connector.Envelope;

namespace Commerce.Connector.Requests;

/// <summary>What a recipient decides: an entry for each item, and for each group a list of them.</summary>
internal static class Decision
{
    private const int LongestCode = 200;
    private const int LongestMessage = 1_000;

    /// <exception cref="ConnectorException">400: the body is no decision.</exception>
    public static IReadOnlyList<JsonObject> Read(JsonObject body)
    {
        if (body["items"] is not JsonArray items)
        {
            throw ConnectorErrors.InvalidPropertyValue(body["items"] is null
                ? "must have required property 'items'"
                : "items must be array");
        }

        for (var i = 0; i < items.Count; i++)
        {
            CheckEntry(items[i], $"items/{i}", mayNest: true);
        }

        return [.. items.Select(item => item!.AsObject())];
    }

    private static void CheckEntry(JsonNode? entry, string path, bool mayNest)
    {
        if (entry is not JsonObject given)
        {
            throw ConnectorErrors.InvalidPropertyValue($"{path} must be object");
        }

        if (mayNest && given["items"] is JsonArray inner && given["accept"] is null)
        {
            for (var i = 0; i < inner.Count; i++)
            {
                CheckEntry(inner[i], $"{path}/items/{i}", mayNest: false);
            }

            return;
        }

        switch (given["accept"]?.GetValueKind())
        {
            case JsonValueKind.True:
                break;
            case JsonValueKind.False:
                CheckText(given, "code", LongestCode, path);
                CheckText(given, "message", LongestMessage, path);
                break;
            case null:
                throw ConnectorErrors.InvalidPropertyValue($"{path} must have required property 'accept'");
            default:
                throw ConnectorErrors.InvalidPropertyValue($"{path}/accept must be boolean");
        }
    }

    private static void CheckText(JsonObject entry, string name, int longest, string path)
    {
        if (entry[name] is { } value && entry.Text(name) is not { } text)
        {
            throw ConnectorErrors.InvalidPropertyValue($"{path}/{name} must be string");
        }

        if (entry.Text(name)?.Length > longest)
        {
            throw ConnectorErrors.InvalidPropertyValue($"{path}/{name} must NOT have more than {longest} characters");
        }
    }
}
