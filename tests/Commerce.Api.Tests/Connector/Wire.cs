using System.Text.Json.Nodes;

namespace Commerce.Api.Tests.Connector;

/// <summary>Bodies that tests send, and what they find in answers.</summary>
internal static class Wire
{
    public static string Text(JsonNode? node, string name) => node![name]!.GetValue<string>();

    public static JsonObject Content(params JsonObject[] items) => new() { ["items"] = new JsonArray([.. items]) };

    public static JsonObject Authentication(bool mustBeAccepted = true) => new()
    {
        ["@type"] = "AuthenticationRequestItem",
        ["mustBeAccepted"] = mustBeAccepted,
        ["title"] = "The Sender is asking for an authentication",
    };

    public static JsonObject Group(params JsonObject[] items) => new()
    {
        ["@type"] = "RequestItemGroup",
        ["items"] = new JsonArray([.. items]),
    };

    public static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();

    public static JsonObject Accept(int count = 1) => Decide([.. Enumerable.Repeat(true, count)]);

    public static JsonObject Decide(params bool[] accepts) => new()
    {
        ["items"] = new JsonArray([.. accepts.Select(accept => new JsonObject { ["accept"] = accept })]),
    };

    public static JsonObject Mail(ConnectorParty to, string subject, string body = "Hello") => new()
    {
        ["recipients"] = new JsonArray(to.Address),
        ["content"] = new JsonObject
        {
            ["@type"] = "Mail",
            ["to"] = new JsonArray(to.Address),
            ["subject"] = subject,
            ["body"] = body,
        },
    };
}
