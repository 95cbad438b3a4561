using System.Text.Json.Nodes;
using Commerce.Connector.Contents;
using Commerce.Connector.Envelope;
using Commerce.Query.Sql;

namespace Commerce.Connector.Attributes;

/// <summary>An attribute as one account keeps it.</summary>
internal sealed record StoredAttribute(
    string Id, string ContentText, string? SharePeer, string? RequestReference, string? NotificationReference,
    string? SourceAttribute, string? ThirdParty, string? Succeeds, string? SucceededBy, bool IsDefault,
    string? DeletionStatus, DateTimeOffset? DeletionDate, DateTimeOffset CreatedAt)
{
    /// <summary>The columns of the record, in its order.</summary>
    public static SqlText Columns { get; } = SqlText.Of($"""
        t.attribute_id as id, t.content::text as content_text, t.share_peer, t.request_reference, t.notification_reference,
        t.source_attribute, t.third_party, t.succeeds, t.succeeded_by, t.is_default, t.deletion_status, t.deletion_date,
        t.created_at
        """);

    public JsonObject Content => Json.Parse(ContentText);

    public string Owner => Content.Text("owner")!;

    /// <param name="dialect">Older clients know neither of deletions nor of standard attributes.</param>
    public JsonObject ToJson(Dialect dialect = Dialect.B) => new JsonObject
    {
        ["id"] = Id,
        ["createdAt"] = CreatedAt.ToWire(),
        ["content"] = Content,
        ["succeeds"] = Succeeds,
        ["succeededBy"] = SucceededBy,
        ["shareInfo"] = SharePeer is null
            ? null
            : new JsonObject
            {
                ["peer"] = SharePeer,
                ["requestReference"] = RequestReference,
                ["notificationReference"] = NotificationReference,
                ["sourceAttribute"] = SourceAttribute,
                ["thirdPartyAddress"] = ThirdParty,
            }.Compact(),
        ["deletionInfo"] = DeletionStatus is null || dialect == Dialect.A
            ? null
            : new JsonObject { ["deletionStatus"] = DeletionStatus, ["deletionDate"] = DeletionDate?.ToWire() },
        ["isDefault"] = IsDefault && dialect == Dialect.B ? true : null,
    }.Compact();
}
