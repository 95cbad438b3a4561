using System.Text.Json.Nodes;
using Commerce.Connector;

namespace Commerce.Api.Tests.Connector;

/// <summary>How each operation is tried by an account that is no party to what others have.</summary>
internal static class StrangerRoutes
{
    /// <summary>Lists, in which a stranger finds nothing of others.</summary>
    public static readonly string[] Lists =
    [
        "Messages", "Requests/Outgoing", "Requests/Incoming", "Relationships", "Attributes", "Attributes/Valid",
        "Attributes/Own/Repository", "Attributes/Own/Shared/Identity", "Attributes/Peer/Shared/Identity", "Files", "Files/Own",
        "Files/Peer", "RelationshipTemplates", "RelationshipTemplates/Own", "RelationshipTemplates/Peer",
        "Tokens/Own", "Tokens/Peer",
    ];

    /// <summary>What only makes or tells what is the caller's own.</summary>
    public static readonly string[] Own =
    [
        "GET Account/IdentityInfo", "POST Account/Sync", "GET Account/Sync", "GET Account/SyncInfo", "GET Account/Settings",
        "PUT Account/Settings", "POST Attributes", "POST Files/Own", "POST RelationshipTemplates/Own",
        "POST Tokens/Own", "POST Attributes/ValidateIQLQuery",
        // Whoever holds a challenge may check it; notes about an identity are one's own: ChallengeTests shows both.
        "POST Challenges/Validate", "PUT IdentityMetadata", "GET IdentityMetadata", "DELETE IdentityMetadata",
    ];

    /// <summary>Queries for the caller's own attributes.</summary>
    public static readonly IReadOnlyDictionary<string, string> Queries = new Dictionary<string, string>
    {
        ["POST Attributes/ExecuteIdentityAttributeQuery"] =
            """{"query":{"@type":"IdentityAttributeQuery","valueType":"GivenName"}}""",
        ["POST Attributes/ExecuteIQLQuery"] = """{"query":{"@type":"IQLQuery","queryString":"GivenName"}}""",
        ["POST Attributes/ExecuteRelationshipAttributeQuery"] =
            """
            {"query":{"@type":"RelationshipAttributeQuery","key":"a","owner":"",
             "attributeCreationHints":{"title":"A","valueType":"ProprietaryString","confidentiality":"public"}}}
            """,
        ["POST Attributes/ExecuteThirdPartyRelationshipAttributeQuery"] =
            """{"query":{"@type":"ThirdPartyRelationshipAttributeQuery","key":"a","owner":"","thirdParty":[""]}}""",
    };

    /// <summary>Operations whose bodies name a thing, by what is named: bodies for any id of it.</summary>
    public static readonly IReadOnlyDictionary<string, (string Kind, Func<string, ConnectorParty, JsonObject> Body)[]> Named =
        new Dictionary<string, (string, Func<string, ConnectorParty, JsonObject>)[]>
        {
            ["POST Messages"] =
            [
                ("Files", (id, friend) => With(Wire.Mail(friend, "Hello"), "attachments", new JsonArray(id))),
                ("Requests", (id, friend) => new JsonObject
                {
                    ["recipients"] = new JsonArray(friend.Address),
                    ["content"] = With(With(Wire.Content(Wire.Authentication()), "@type", "Request"), "id", id),
                }),
                ("Accounts", (address, _) => Wire.Parse($$$"""
                    {"recipients":["{{{address}}}"],"content":{"@type":"ArbitraryMessageContent","value":1} }
                    """)),
            ],
            ["POST Requests/Outgoing/Validate"] = Asked,
            ["POST Requests/Outgoing"] = Asked,
            ["POST Files/Peer"] = [("Files", (id, _) => Reference(id)), ("Tokens", (id, _) => Reference(id))],
            ["POST RelationshipTemplates/Peer"] =
                [("RelationshipTemplates", (id, _) => Reference(id)), ("Tokens", (id, _) => Reference(id))],
            ["POST Tokens/Peer"] = [("Tokens", (id, _) => Reference(id))],
            ["POST Challenges"] =
            [
                ("Relationships", (id, _) => new JsonObject { ["challengeType"] = "Relationship", ["relationship"] = id }),
            ],
            ["POST Relationships"] = [("RelationshipTemplates", Creation)],
            ["PUT Relationships/CanCreate"] = [("RelationshipTemplates", Creation)],
        };

    /// <summary>A list, of what is shared with a peer where it asks for one.</summary>
    public static string Of(string list, ConnectorParty peer) =>
        list.Contains("/Shared/", StringComparison.Ordinal) ? $"{list}?peer={peer.Address}" : list;

    private static (string, Func<string, ConnectorParty, JsonObject>)[] Asked =>
    [
        ("Attributes", (id, friend) => new JsonObject
        {
            ["peer"] = friend.Address,
            ["content"] = Wire.Content(Wire.Parse($$$"""
                {"@type":"ShareAttributeRequestItem","mustBeAccepted":true,"sourceAttributeId":"{{{id}}}",
                 "attribute":{"@type":"IdentityAttribute","owner":"","value":{"@type":"GivenName","value":"Ann"} } }
                """)),
        }),
        ("Accounts", (address, _) => new JsonObject
        {
            ["peer"] = address,
            ["content"] = Wire.Content(Wire.Authentication()),
        }),
    ];

    /// <summary>A body with which an operation whose path has an id succeeds for who may call it.</summary>
    public static JsonObject? Body(ConnectorOperation operation, string peer) => operation.Path switch
    {
        _ when operation.Method is "GET" or "DELETE" => null,
        _ when operation.Path.StartsWith("Requests/Incoming/", StringComparison.Ordinal) => Wire.Accept(),
        "Attributes/{id}/Succeed" => Wire.Parse("""{"successorContent":{"value":{"@type":"GivenName","value":"Bo"} } }"""),
        "Attributes/{id}/NotifyPeer" => Wire.Parse($$"""{"peer":"{{peer}}"}"""),
        _ => null,
    };

    private static JsonObject Creation(string template, ConnectorParty friend) => new()
    {
        ["templateId"] = template,
        ["creationContent"] = Wire.Parse("""{"@type":"ArbitraryRelationshipCreationContent","value":1}"""),
    };

    /// <summary>The right id with another secret.</summary>
    private static JsonObject Reference(string id) =>
        new() { ["reference"] = new TruncatedReference(id, TruncatedReference.NewSecret()).ToWire() };

    private static JsonObject With(JsonObject body, string name, JsonNode value)
    {
        body[name] = value;
        return body;
    }
}
