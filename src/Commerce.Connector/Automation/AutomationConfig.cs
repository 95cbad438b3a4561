using System.Text.Json;
using System.Text.Json.Nodes;
using Commerce.Connector.Contents;
using Commerce.Connector.Envelope;
using Commerce.Connector.Items;
using Commerce.Connector.Requests;

namespace Commerce.Connector.Automation;

/// <summary>The rules of an account as it sets them: <c>[{requestConfig, responseConfig}]</c>, the first ones first.</summary>
internal static class AutomationConfig
{
    public const string Name = "automationConfig";

    private const string Request = "requestConfig";
    private const string Response = "responseConfig";
    private const int MostRules = 100;
    private const int LongestText = 100_000;

    // What has to be said to accept an item of a type; of the others nothing.
    private static readonly Dictionary<string, ContentProperty> Parameters = new(StringComparer.Ordinal)
    {
        ["DeleteAttributeRequestItem"] = Property.Time("deletionDate"),
        ["FreeTextRequestItem"] = Property.Text("freeText"),
        ["ProposeAttributeRequestItem"] = Property.One("attribute", AttributeContents.Any),
        ["ReadAttributeRequestItem"] = Property.One("newAttribute", AttributeContents.Any),
    };

    /// <exception cref="ConnectorException">400: they are no rules, or one says too much or too little for what it decides.</exception>
    public static JsonArray Read(JsonNode sent)
    {
        if (sent is not JsonArray rules)
        {
            throw ConnectorErrors.InvalidPropertyValue($"{Name} must be array");
        }

        if (rules.Count > MostRules || rules.ToJsonString() is { Length: > LongestText })
        {
            throw ConnectorErrors.InvalidPropertyValue(
                $"{Name} must NOT have more than {MostRules} items, and as JSON not more than {LongestText} characters");
        }

        if (HoldsNull(rules))
        {
            throw ConnectorErrors.InvalidPropertyValue($"{Name} must NOT have the character '\\0' in it");
        }

        return new JsonArray([.. rules.Select((rule, i) => Rule(rule, $"{Name}/{i}"))]);
    }

    public static IReadOnlyList<AutomationRule> Parse(string stored) =>
    [
        .. JsonNode.Parse(stored)!.AsArray().Select(rule =>
            new AutomationRule(rule.Child(Request), rule.Child(Response))),
    ];

    private static JsonObject Rule(JsonNode? sent, string path)
    {
        var rule = ObjectOf(sent, path);
        RefuseOthers(rule, path, Request, Response);
        var request = ObjectOf(rule[Request], $"{path}/{Request}");
        foreach (var (name, value) in request)
        {
            CheckExpected(name, value, $"{path}/{Request}/{name}", $"{path}/{Request}");
        }

        var response = ObjectOf(rule[Response], $"{path}/{Response}");
        return new JsonObject
        {
            [Request] = request.Copy(),
            [Response] = Decision(response, request, $"{path}/{Response}"),
        };
    }

    private static void CheckExpected(string name, JsonNode? value, string path, string parent)
    {
        if (RuleProperties.Find(name) is not { } kind)
        {
            throw ConnectorErrors.InvalidPropertyValue($"{parent} must NOT have additional properties: '{name}'");
        }

        var fault = RuleProperties.Fault(kind, value) ?? name switch
        {
            RuleProperties.ItemType when !Texts(value).All(type => RequestItems.All.Knows(type) && type != RequestItems.Group) =>
                "must be the type of a request item",
            RuleProperties.SourceType when !Texts(value).All(type => type is StoredRequest.FromMessage or StoredRequest.FromTemplate) =>
                $"must be equal to one of the allowed values: {StoredRequest.FromMessage}, {StoredRequest.FromTemplate}",
            _ => null,
        };
        if (fault is not null)
        {
            throw ConnectorErrors.InvalidPropertyValue($"{path} {fault}");
        }
    }

    private static JsonObject Decision(JsonObject response, JsonObject request, string path)
    {
        var accepts = response["accept"]?.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw ConnectorErrors.InvalidPropertyValue($"{path}/accept must be boolean"),
        };
        if (!accepts)
        {
            RefuseOthers(response, path, "accept", "code", "message");
            Requests.Decision.Read(new JsonObject { ["items"] = new JsonArray(response.Copy()) });
            return new ContentType(path, Property.Flag("accept"), Property.Text("code").Optional(), Property.Text("message").Optional())
                .Read(response).Without("@type");
        }

        if (!Parameters.TryGetValue(request.Text(RuleProperties.ItemType) ?? "", out var parameter))
        {
            RefuseOthers(response, path, "accept");
            return response.Copy();
        }

        RefuseOthers(response, path, "accept", parameter.Name);
        return new ContentType(path, Property.Flag("accept"), parameter).Read(response).Without("@type");
    }

    private static JsonObject ObjectOf(JsonNode? node, string path) =>
        node as JsonObject ?? throw ConnectorErrors.InvalidPropertyValue($"{path} must be object");

    private static void RefuseOthers(JsonObject node, string path, params string[] known)
    {
        if (node.FirstOrDefault(property => !known.Contains(property.Key)).Key is { } unknown)
        {
            throw ConnectorErrors.InvalidPropertyValue($"{path} must NOT have additional properties: '{unknown}'");
        }
    }

    // PostgreSQL keeps no such character.
    private static bool HoldsNull(JsonNode? node) => node switch
    {
        JsonObject members => members.Any(member => member.Key.Contains('\0', StringComparison.Ordinal) || HoldsNull(member.Value)),
        JsonArray items => items.Any(HoldsNull),
        JsonValue value => value.TryGetValue<string>(out var text) && text.Contains('\0', StringComparison.Ordinal),
        _ => false,
    };

    private static IEnumerable<string> Texts(JsonNode? value) =>
        RuleProperties.Several(value).Select(one => one!.GetValue<string>());

    private static JsonObject Without(this JsonObject node, string name)
    {
        node.Remove(name);
        return node;
    }
}
