using Commerce.Connector.Envelope;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;

namespace Commerce.Connector.Attributes;

/// <summary>Lists the versions of an attribute, newest first, or the copies of them that peers have.</summary>
internal static class ListVersions
{
    public static Task<ConnectorAnswer> Handle(ConnectorCall call) =>
        RunAsync(call, SqlText.Of($"t.attribute_id in (select id from version)"));

    public static Task<ConnectorAnswer> Shared(ConnectorCall call)
    {
        string[] peers = [.. call.Http.Request.Query["peers"].OfType<string>()];
        var ofPeers = peers.Length == 0 ? SqlText.Empty : SqlText.Of($" and t.share_peer = any({peers})");
        return RunAsync(
            call, SqlText.Of($"t.source_attribute in (select id from version) and t.share_peer is not null{ofPeers}"));
    }

    private static async Task<ConnectorAnswer> RunAsync(ConnectorCall call, SqlText condition)
    {
        var id = call.Route("id");
        var rows = await call.Database.ReadAsync(
            async connection =>
            {
                _ = await new AttributeStore(call.Me, connection).FindAsync(id) ?? throw ConnectorErrors.NotFound("Attribute");
                return await connection.ListAsync<StoredAttribute>(SqlText.Of($"""
                    with recursive version(id) as (
                        select {id}::text
                        union
                        select v.id
                        from version
                        join connector_attribute t on t.account_no = {call.Me.AccountNo} and t.attribute_id = version.id
                        cross join lateral (values (t.succeeds), (t.succeeded_by)) v(id)
                        where v.id is not null
                    )
                    select {StoredAttribute.Columns}
                    from connector_attribute t
                    where t.account_no = {call.Me.AccountNo} and {condition}
                    order by t.created_at desc, t.attribute_id desc
                    """));
            },
            call.Cancellation);
        return ConnectorAnswer.Of(rows.Select(row => row.ToJson(call.Dialect)));
    }
}
