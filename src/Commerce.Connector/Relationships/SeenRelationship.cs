using System.Text.Json.Nodes;
using Commerce.Connector.Account;
using Commerce.Connector.Contents;
using Commerce.Connector.Envelope;
using Commerce.Connector.Templates;
using Commerce.Query.Sql;

namespace Commerce.Connector.Relationships;

/// <summary>A relationship as one of its two sides knows it.</summary>
/// <param name="StatusText">As the side knows it.</param>
/// <param name="ActualText">As it is: what the other side did last may not have come into view.</param>
internal sealed record SeenRelationship(
    string Id, string Peer, int PeerNo, string PeerKey, string StatusText, string ActualText, int SeenSeq, string ChangeId,
    int RequestorNo, int TemplatorNo, int? ReactivationNo, string CreationText, string? AnswerText, string TemplateId,
    DateTimeOffset CreatedAt)
{
    /// <summary>The columns of the record, in its order, of a side <c>s</c>.</summary>
    public static SqlText Columns { get; } = SqlText.Of($"""
        s.relationship_id as id, s.peer_address as peer, s.peer_no, k.public_key as peer_key, s.status as status_text,
        l.status as actual_text, s.seen_seq, l.change_id, l.requestor_no, l.templator_no, l.reactivation_no,
        l.creation_content::text as creation_text, l.answer_content::text as answer_text, l.template_id,
        l.created_at
        """);

    /// <summary>What the columns are read from, where the side knows of it at all: its condition is added.</summary>
    public static SqlText Source { get; } = SqlText.Of($"""
        from connector_relationship_side s
        join connector_relationship l on l.relationship_id = s.relationship_id
        join connector_account k on k.account_no = s.peer_no
        where s.status is not null
        """);

    public RelationshipStatus Status => Enum.Parse<RelationshipStatus>(StatusText);

    public RelationshipStatus Actual => Enum.Parse<RelationshipStatus>(ActualText);

    public JsonObject ToJson(
        ConnectorAccount me, StoredTemplate template, IEnumerable<StoredChange> changes, Dialect dialect)
    {
        List<StoredChange> seen = [.. changes.Where(change => change.Seq <= SeenSeq).OrderBy(change => change.Seq)];
        var identity = new JsonObject { ["address"] = Peer, ["publicKey"] = PeerKey };
        var relationship = new JsonObject
        {
            ["id"] = Id,
            ["template"] = template.ToJson(me, dialect),
            ["status"] = dialect == Dialect.A ? OlderStatus : StatusText,
            ["peer"] = Peer,
            ["peerIdentity"] = identity,
        };
        if (dialect == Dialect.A)
        {
            identity["realm"] = "id1";
            relationship["changes"] = new JsonArray(CreationChange(seen));
        }
        else
        {
            relationship["creationContent"] = Json.Parse(CreationText);
            relationship["auditLog"] = new JsonArray([.. seen.Select(change => change.ToJson())]);
        }

        return relationship;
    }

    private string OlderStatus => Status switch
    {
        RelationshipStatus.Pending => "Pending",
        RelationshipStatus.Active => "Active",
        RelationshipStatus.Rejected or RelationshipStatus.Revoked or RelationshipStatus.Terminated
            or RelationshipStatus.DeletionProposed => "Rejected",
    };

    private JsonObject CreationChange(List<StoredChange> seen)
    {
        var creation = seen[0];
        var answer = seen.Find(change => change.Reason is "AcceptanceOfCreation" or "RejectionOfCreation" or "RevocationOfCreation");
        var content = Json.Parse(CreationText);
        if (content.Type() == "RelationshipCreationContent")
        {
            content["@type"] = "RelationshipCreationChangeRequestContent";
        }

        return new JsonObject
        {
            ["id"] = ChangeId,
            ["type"] = "Creation",
            ["status"] = answer is null ? "Pending" : answer.Reason == "AcceptanceOfCreation" ? "Accepted" : "Rejected",
            ["request"] = new JsonObject
            {
                ["createdBy"] = creation.ByAddress,
                ["createdByDevice"] = creation.Device,
                ["createdAt"] = creation.At.ToWire(),
                ["content"] = content,
            },
            ["response"] = answer is null
                ? null
                : new JsonObject
                {
                    ["createdBy"] = answer.ByAddress,
                    ["createdByDevice"] = answer.Device,
                    ["createdAt"] = answer.At.ToWire(),
                    ["content"] = AnswerText is null ? null : Json.Parse(AnswerText),
                }.Compact(),
        }.Compact();
    }
}
