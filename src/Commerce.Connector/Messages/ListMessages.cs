using Commerce.Connector.Account;
using Commerce.Connector.Envelope;
using Commerce.Connector.Filters;
using Commerce.Query.Sql;

namespace Commerce.Connector.Messages;

/// <summary>Lists the messages that the account has sent, and those that have come into its view.</summary>
internal static class ListMessages
{
    public static async Task<ConnectorAnswer> Handle(ConnectorCall call)
    {
        var messages = await ConnectorList.RunAsync<StoredMessage>(
            call, Fields(call.Me), StoredMessage.Columns(call.Me),
            SqlText.Of($"from connector_message m where {StoredMessage.Listed(call.Me)}"), SqlText.Of($"m.created_at"),
            SqlText.Of($"m.message_id"), message => (message.CreatedAt, message.Id));
        return ConnectorAnswer.Of(messages.Select(message => message.ToJson(call.Me, call.Dialect)));
    }

    private static FilterFields Fields(ConnectorAccount me)
    {
        var seen = SqlText.Of($"""
            from connector_recipient q
            where q.message_id = m.message_id and (q.account_no = {me.AccountNo} or m.sender_no = {me.AccountNo})
            """);
        var content = SqlText.Of($"m.content");
        return new FilterFields(
            true,
            FilterField.Text("id", SqlText.Of($"m.message_id")),
            FilterField.Text("createdBy", SqlText.Of($"m.sender_address")),
            FilterField.Text("createdByDevice", SqlText.Of($"m.device")),
            FilterField.Time("createdAt", SqlText.Of($"m.created_at")),
            FilterField.Time("wasReadAt", StoredMessage.ReadAt(me)),
            FilterField.Flag("isOwn", SqlText.Of($"m.sender_no = {me.AccountNo}")),
            new FilterField("recipients.address", SqlText.Of($"select q.address {seen}")),
            new FilterField("recipients.relationshipId", SqlText.Of($"select q.relationship_id {seen}")),
            new FilterField("participant", SqlText.Of($"select m.sender_address union all select q.address {seen}")),
            FilterField.Json("content.@type", content, "$.\"@type\""),
            FilterField.Json("content.subject", content, "$.subject"),
            FilterField.Json("content.body", content, "$.body"),
            // As clients spell them.
            FilterField.Json("contentType", content, "$.\"@type\""),
            FilterField.Json("contentSubject", content, "$.subject"),
            FilterField.Json("contentBody", content, "$.body"),
            new FilterField("attachments", SqlText.Of($"select unnest(m.attachments)")))
        {
            // A plus is a space in a query: whoever asks for "any" may have meant either.
            Special = new Dictionary<string, Func<string, SqlText>>
            {
                ["attachments"] = value => value is "+" or " " or ""
                    ? SqlText.Of($"cardinality(m.attachments) > 0")
                    : CompileFilter.Run(
                        new FilterField("attachments", SqlText.Of($"select unnest(m.attachments)")), [FilterTerm.Parse(value)]),
            },
        };
    }
}
