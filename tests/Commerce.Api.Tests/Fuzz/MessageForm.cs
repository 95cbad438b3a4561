using System.Text.Json.Nodes;

namespace Commerce.Api.Tests.Fuzz;

/// <summary>Compares a message as it was sent with the model's.</summary>
internal static class MessageForm
{
    public static void IsFull(JsonObject sent, ModelMessage expected, ModelRequest request)
    {
        IsShort(sent, expected, request);
        Assert.Equal(
            (expected.Client, expected.Vendor, expected.Operations),
            (sent["visibility"]!["client"]!.GetValue<bool>(), sent["visibility"]!["vendor"]!.GetValue<bool>(),
                sent["visibility"]!["operations"]!.GetValue<bool>()));
        Assert.Equal(expected.Author?.ToString(), sent["account"]?["type"]!.GetValue<string>());
        Assert.NotNull(sent["audit"]!["created"]!["at"]);
        Assert.Null(sent["request"]);
    }

    public static void IsShort(JsonObject sent, ModelMessage expected, ModelRequest request)
    {
        Assert.Equal(request.MessageId(expected.Number), sent["id"]!.GetValue<string>());
        Assert.Equal($"{request.Messages}/{request.MessageId(expected.Number)}", sent["href"]!.GetValue<string>());
        Assert.Equal(expected.IsSystem ? "System" : "User", sent["type"]!.GetValue<string>());
        Assert.Equal(expected.Content, sent["content"]!.GetValue<string>());
    }
}
