using Commerce.Connector.Attributes;
using Commerce.Connector.Envelope;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;

namespace Commerce.Connector.Relationships;

/// <summary>Lists the attributes that the two sides of a relationship have shared with each other.</summary>
internal static class ListSharedAttributes
{
    public static async Task<ConnectorAnswer> Handle(ConnectorCall call)
    {
        var rows = await call.Database.ReadAsync(
            async connection =>
            {
                var relationship = await RelationshipStore.GetAsync(call.Route("id"), call.Me, connection);
                return await connection.ListAsync<StoredAttribute>(SqlText.Of($"""
                    select {StoredAttribute.Columns}
                    from connector_attribute t
                    where t.account_no = {call.Me.AccountNo} and t.share_peer = {relationship.Peer}
                    order by t.created_at, t.attribute_id
                    """));
            },
            call.Cancellation);
        return ConnectorAnswer.Of(rows.Select(row => row.ToJson(call.Dialect)));
    }
}
