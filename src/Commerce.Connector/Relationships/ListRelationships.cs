using Commerce.Connector.Envelope;
using Commerce.Connector.Filters;
using Commerce.Query.Sql;

namespace Commerce.Connector.Relationships;

/// <summary>Lists the relationships that the account knows of.</summary>
internal static class ListRelationships
{
    private static readonly FilterFields Fields = new(
        true,
        FilterField.Text("id", SqlText.Of($"s.relationship_id")),
        FilterField.Text("peer", SqlText.Of($"s.peer_address")),
        FilterField.Text("status", SqlText.Of($"s.status")),
        FilterField.Text("template.id", SqlText.Of($"l.template_id")),
        // As clients spell it.
        FilterField.Text("templateId", SqlText.Of($"l.template_id")));

    public static async Task<ConnectorAnswer> Handle(ConnectorCall call)
    {
        var rows = await ConnectorList.RunAsync<SeenRelationship>(
            call, Fields, SeenRelationship.Columns,
            SqlText.Of($"{SeenRelationship.Source} and s.account_no = {call.Me.AccountNo}"), SqlText.Of($"l.created_at"),
            SqlText.Of($"l.relationship_id"), row => (row.CreatedAt, row.Id));
        return ConnectorAnswer.Of(await call.Database.ReadAsync(
            connection => RelationshipStore.RenderAsync(rows, call.Me, call.Dialect, connection), call.Cancellation));
    }
}
