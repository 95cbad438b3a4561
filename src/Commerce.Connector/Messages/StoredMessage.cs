using System.Text.Json.Nodes;
using Commerce.Connector.Account;
using Commerce.Connector.Contents;
using Commerce.Connector.Envelope;
using Commerce.Query.Sql;

namespace Commerce.Connector.Messages;

/// <summary>A message as one account may see it.</summary>
/// <param name="RecipientsText">A JSON array of those that the reader may see.</param>
internal sealed record StoredMessage(
    string Id, int SenderNo, string SenderAddress, string Device, string ContentText, string AttachmentsText,
    string RecipientsText, DateTimeOffset? WasReadAt, DateTimeOffset CreatedAt)
{
    private const string TimeFormat = "YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"";

    /// <summary>The columns of the record, in its order, of a message <c>m</c> that an account reads.</summary>
    public static SqlText Columns(ConnectorAccount reader) => SqlText.Of($"""
        m.message_id as id, m.sender_no, m.sender_address, m.device, m.content::text as content_text,
        array_to_json(m.attachments)::text as attachments_text,
        (
            select jsonb_agg(
                jsonb_strip_nulls(jsonb_build_object(
                    'address', q.address,
                    'relationshipId', q.relationship_id,
                    'receivedAt', case when q.is_told or q.account_no = {reader.AccountNo}
                        then to_char(q.received_at at time zone 'UTC', {TimeFormat}) end,
                    'receivedByDevice', case when q.is_told or q.account_no = {reader.AccountNo} then q.device end))
                order by q.position)
            from connector_recipient q
            where q.message_id = m.message_id
                and (q.account_no = {reader.AccountNo} or m.sender_no = {reader.AccountNo})
        )::text as recipients_text,
        {ReadAt(reader)} as was_read_at, m.created_at
        """);

    /// <summary>When the account has marked the message <c>m</c> as read; null where it has not.</summary>
    public static SqlText ReadAt(ConnectorAccount reader) => SqlText.Of($"""
        (
            case when m.sender_no = {reader.AccountNo} then m.read_at
            else (
                select v.read_at
                from connector_recipient v
                where v.account_no = {reader.AccountNo} and v.message_id = m.message_id)
            end
        )
        """);

    /// <summary>Whether the account may see the message <c>m</c>: it sent it, or it has come into its view.</summary>
    public static SqlText Visible(ConnectorAccount reader) => SqlText.Of($"""
        (
            (m.sender_no = {reader.AccountNo} and not m.is_gone)
            or exists (
                select
                from connector_recipient v
                where v.account_no = {reader.AccountNo} and v.message_id = m.message_id and v.received_at is not null
                    and not v.is_gone)
        )
        """);

    /// <summary>The same for many at once: both halves are found by an index.</summary>
    public static SqlText Listed(ConnectorAccount reader) => SqlText.Of($"""
        m.message_id in (
            select o.message_id from connector_message o where o.sender_no = {reader.AccountNo} and not o.is_gone
            union all
            select v.message_id
            from connector_recipient v
            where v.account_no = {reader.AccountNo} and v.received_at is not null and not v.is_gone)
        """);

    public JsonObject Content => Json.Parse(ContentText);

    public IReadOnlyList<string> Attachments =>
        [.. JsonNode.Parse(AttachmentsText)!.AsArray().Select(id => id!.GetValue<string>())];

    /// <param name="attachments">What stands for the attachments; null for their ids.</param>
    public JsonObject ToJson(ConnectorAccount reader, Dialect dialect, JsonArray? attachments = null) => new JsonObject
    {
        ["id"] = Id,
        ["content"] = dialect == Dialect.B && Content is var content && content.Type() == RequestContent.Name
            ? RequestContent.WithoutGroupFlags(content)
            : Content,
        ["createdBy"] = SenderAddress,
        ["createdByDevice"] = Device,
        ["recipients"] = JsonNode.Parse(RecipientsText),
        ["createdAt"] = CreatedAt.ToWire(),
        ["attachments"] = attachments ?? JsonNode.Parse(AttachmentsText),
        ["isOwn"] = SenderNo == reader.AccountNo,
        // Clients know of no such property: it is there for those alone who mark messages.
        ["wasReadAt"] = WasReadAt?.ToWire(),
    }.Compact();
}
