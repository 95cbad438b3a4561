using System.Text.Json.Nodes;
using Commerce.Connector.Items;

namespace Commerce.Connector.Contents;

/// <summary>The content of a request: what is asked for, item by item.</summary>
internal static class RequestContent
{
    public const string Name = "Request";

    public static ContentType Type { get; } = new(
        Name, Property.Text("id", max: 20).Optional(), Property.Time("expiresAt").Optional(),
        Property.Many("items", RequestItems.All, min: 1), Property.Text("title", max: 200).Optional(),
        Property.Text("description", max: 500).Optional(), Property.AnyObject("metadata").Optional());

    public static DateTimeOffset? ExpiresAt(JsonObject request) => WireTimes.Parse(request.Text("expiresAt"));

    /// <summary>The content as newer connectors know it: groups need not be accepted.</summary>
    public static JsonObject WithoutGroupFlags(JsonObject request)
    {
        foreach (var group in request.Items().Where(RequestItems.IsGroup))
        {
            group.Remove("mustBeAccepted");
        }

        return request;
    }

    /// <summary>True where two say the same, whatever the order of their properties and however their times are written.</summary>
    public static bool AreSame(JsonObject one, JsonObject other) =>
        JsonNode.DeepEquals(WithoutGroupFlags(one.Copy()), WithoutGroupFlags(other.Copy()));
}
