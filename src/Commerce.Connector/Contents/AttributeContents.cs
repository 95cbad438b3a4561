using Commerce.Connector.Envelope;

namespace Commerce.Connector.Contents;

/// <summary>Attributes, and the queries that ask for them.</summary>
internal static class AttributeContents
{
    public const string Identity = "IdentityAttribute";
    public const string Relationship = "RelationshipAttribute";
    public const string IdentityQuery = "IdentityAttributeQuery";
    public const string RelationshipQuery = "RelationshipAttributeQuery";
    public const string ThirdPartyQuery = "ThirdPartyRelationshipAttributeQuery";
    public const string IqlQuery = "IQLQuery";

    private static readonly ContentProperty[] Validity =
        [Property.Time("validFrom").Optional(), Property.Time("validTo").Optional()];

    private static readonly ContentType RelationshipHints = new(
        "RelationshipAttributeCreationHints",
        Property.Text("title", max: 200),
        Property.Text("valueType", allowed: [.. AttributeValues.Relationship.Types.Select(type => type.Name)]),
        Property.Text("confidentiality", allowed: ["public", "private", "protected"]),
        Property.Text("description", max: 500).Optional(),
        Property.AnyObject("valueHints").Optional());

    private static readonly ContentType IqlHints = new(
        "IQLQueryCreationHints", Property.Text("valueType"), Property.Texts("tags").Optional());

    public static ContentType IdentityAttribute { get; } = new(
        Identity,
        [
            Property.Text("owner"), Property.One("value", AttributeValues.Identity), Property.Texts("tags").Optional(),
            .. Validity,
        ])
    {
        Rule = RefuseEmptyWindow(Identity),
    };

    public static ContentType RelationshipAttribute { get; } = new(
        Relationship,
        [
            Property.Text("owner"), Property.One("value", AttributeValues.Relationship), Property.Text("key", max: 100),
            Property.Flag("isTechnical").Or(() => false),
            Property.Text("confidentiality", allowed: ["public", "private", "protected"]), .. Validity,
        ])
    {
        Rule = RefuseEmptyWindow(Relationship),
    };

    public static ContentFamily Any { get; } = new("Attribute", IdentityAttribute, RelationshipAttribute);

    public static ContentType IdentityAttributeQuery { get; } = new(
        IdentityQuery,
        [
            Property.Text("valueType", allowed: [.. AttributeValues.Identity.Types.Select(type => type.Name)]),
            Property.Texts("tags").Optional(), .. Validity,
        ]);

    public static ContentType RelationshipAttributeQuery { get; } = new(
        RelationshipQuery,
        [
            Property.Text("key", max: 100), Property.Text("owner"),
            Property.One("attributeCreationHints", RelationshipHints), .. Validity,
        ]);

    public static ContentType ThirdPartyRelationshipAttributeQuery { get; } = new(
        ThirdPartyQuery,
        [
            Property.Text("key", max: 100), Property.Text("owner", allowed: ["", "thirdParty", "recipient"]),
            Property.Texts("thirdParty", min: 1), .. Validity,
        ]);

    public static ContentType IqlAttributeQuery { get; } = new(
        IqlQuery, Property.Text("queryString", min: 1, max: 5_000),
        Property.One("attributeCreationHints", IqlHints).Optional());

    private static Action<System.Text.Json.Nodes.JsonObject> RefuseEmptyWindow(string type) => attribute =>
    {
        if (attribute.Text("validFrom") is { } from && attribute.Text("validTo") is { } to
            && string.CompareOrdinal(from, to) > 0)
        {
            throw ConnectorErrors.Deserialization(type, "validTo", "must be greater than or equal to validFrom");
        }
    };
}
