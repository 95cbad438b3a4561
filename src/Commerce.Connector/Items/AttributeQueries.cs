using System.Text.Json.Nodes;
using Commerce.Connector.Contents;

namespace Commerce.Connector.Items;

/// <summary>Whether an attribute is what a query asks for.</summary>
internal static class AttributeQueries
{
    /// <param name="me">Who answers.</param>
    /// <param name="peer">Who asks.</param>
    /// <returns>What is wrong with it; null where it fits.</returns>
    public static string? Mismatch(JsonObject query, JsonObject attribute, string me, string peer) => query.Type() switch
    {
        AttributeContents.IdentityQuery => OfIdentity(query, attribute, me),
        AttributeContents.RelationshipQuery => OfRelationship(query, attribute, me, peer),
        AttributeContents.ThirdPartyQuery => OfThirdParty(query, attribute),
        _ => attribute.Type() == AttributeContents.Identity && attribute.Text("owner") != me
            ? "The provided IdentityAttribute belongs to somebody else."
            : null,
    };

    private static string? OfIdentity(JsonObject query, JsonObject attribute, string me)
    {
        if (attribute.Type() != AttributeContents.Identity)
        {
            return "The provided Attribute is not an IdentityAttribute, but an IdentityAttribute was queried.";
        }

        if (attribute.Text("owner") != me)
        {
            return "The provided IdentityAttribute belongs to someone else. You can only share own IdentityAttributes.";
        }

        if (attribute["value"].Type() != query.Text("valueType"))
        {
            return "The provided IdentityAttribute is not of the queried IdentityAttribute value type.";
        }

        var asked = Texts(query["tags"]);
        return asked.Count > 0 && !asked.Intersect(Texts(attribute["tags"])).Any()
            ? "The tags of the provided IdentityAttribute do not contain at least one queried tag."
            : OfWindow(query, attribute);
    }

    private static string? OfRelationship(JsonObject query, JsonObject attribute, string me, string peer)
    {
        if (attribute.Type() != AttributeContents.Relationship)
        {
            return "The provided Attribute is not a RelationshipAttribute, but a RelationshipAttribute was queried.";
        }

        var (asked, owner) = (query.Text("owner"), attribute.Text("owner"));
        if (asked is { Length: > 0 } ? owner != asked : owner != me && owner != peer)
        {
            return "The provided RelationshipAttribute does not belong to the queried owner.";
        }

        if (attribute.Text("key") != query.Text("key"))
        {
            return "The provided RelationshipAttribute has not the queried key.";
        }

        var hints = query.Child("attributeCreationHints");
        if (attribute.Text("confidentiality") != hints.Text("confidentiality"))
        {
            return "The provided RelationshipAttribute has not the queried confidentiality.";
        }

        if (attribute["value"].Type() != hints.Text("valueType"))
        {
            return "The provided RelationshipAttribute is not of the queried RelationshipAttribute value type.";
        }

        return attribute["value"].Text("title") is { } title && title != hints.Text("title")
            ? "The provided RelationshipAttribute has not the queried title."
            : OfWindow(query, attribute);
    }

    private static string? OfThirdParty(JsonObject query, JsonObject attribute) =>
        attribute.Type() != AttributeContents.Relationship
            ? "The provided Attribute is not a RelationshipAttribute, but a RelationshipAttribute was queried."
            : attribute.Text("key") != query.Text("key")
                ? "The provided RelationshipAttribute has not the queried key."
                : attribute.Text("confidentiality") == "private"
                    ? "The confidentiality of the provided RelationshipAttribute is private: it cannot be shared."
                    : OfWindow(query, attribute);

    /// <summary>True where an attribute is not known to be invalid in the time that a query asks about.</summary>
    public static bool IsInWindow(JsonObject query, JsonObject attribute) => OfWindow(query, attribute) is null;

    private static string? OfWindow(JsonObject query, JsonObject attribute) =>
        (query.Text("validFrom") is { } from && attribute.Text("validFrom") is { } begins
            && string.CompareOrdinal(begins, from) > 0)
        || (query.Text("validTo") is { } to && attribute.Text("validTo") is { } ends && string.CompareOrdinal(ends, to) < 0)
            ? "The provided Attribute is not valid in the queried time frame."
            : null;

    private static List<string> Texts(JsonNode? list) =>
        list is JsonArray items ? [.. items.Select(item => item!.GetValue<string>())] : [];
}
