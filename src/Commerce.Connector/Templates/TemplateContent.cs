using System.Text.Json.Nodes;
using Commerce.Connector.Contents;
using Commerce.Connector.Envelope;

namespace Commerce.Connector.Templates;

/// <summary>What a template may hold: requests to whoever loads it, or anything at all.</summary>
internal static class TemplateContent
{
    public const string Requests = "RelationshipTemplateContent";
    public const string OnNew = "onNewRelationship";
    public const string OnExisting = "onExistingRelationship";

    private static readonly ContentFamily All = new(
        "RelationshipTemplateContent",
        new ContentType(
            Requests, Property.Text("title", max: 200).Optional(), Property.AnyObject("metadata").Optional(),
            Property.One(OnNew, RequestContent.Type), Property.One(OnExisting, RequestContent.Type).Optional()),
        new ContentType("ArbitraryRelationshipTemplateContent", Property.Anything("value")));

    /// <param name="isOlderDialect">Anything at all is a content there.</param>
    /// <exception cref="ConnectorException">400: it is no content of a template.</exception>
    public static JsonObject Read(JsonNode? sent, bool isOlderDialect)
    {
        if (sent is not JsonObject given)
        {
            throw ConnectorErrors.InvalidPropertyValue(
                sent is null ? "must have required property 'content'" : "content must be object");
        }

        return All.Knows(given.Type())
            ? All.Read(given)
            : isOlderDialect
                ? given.Copy()
                : throw ConnectorErrors.InvalidPropertyValue(
                    "The sent content is not supported: it is neither RelationshipTemplateContent nor "
                    + "ArbitraryRelationshipTemplateContent.");
    }
}
