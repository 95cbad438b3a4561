using Commerce.Connector.Account;
using Commerce.Connector.Envelope;
using Commerce.Connector.Filters;
using Commerce.Query.Sql;

namespace Commerce.Connector.Templates;

/// <summary>Lists templates: all, the caller's own, or those that it has loaded.</summary>
internal static class ListTemplates
{
    public static Task<ConnectorAnswer> Handle(ConnectorCall call) => RunAsync(call, SqlText.Of($"""
        p.template_id in (
            select o.template_id from connector_template o where o.owner_no = {call.Me.AccountNo}
            union all
            select v.template_id from connector_template_side v where v.account_no = {call.Me.AccountNo})
        """));

    public static Task<ConnectorAnswer> Own(ConnectorCall call) =>
        RunAsync(call, SqlText.Of($"p.owner_no = {call.Me.AccountNo}"));

    public static Task<ConnectorAnswer> Peer(ConnectorCall call) =>
        RunAsync(call, SqlText.Of($"""
            p.template_id in (select v.template_id from connector_template_side v where v.account_no = {call.Me.AccountNo})
            """));

    private static async Task<ConnectorAnswer> RunAsync(ConnectorCall call, SqlText condition)
    {
        var rows = await ConnectorList.RunAsync<StoredTemplate>(
            call, Fields(call.Me), StoredTemplate.Columns, SqlText.Of($"from connector_template p where {condition}"),
            SqlText.Of($"p.created_at"), SqlText.Of($"p.template_id"), row => (row.CreatedAt, row.Id));
        return ConnectorAnswer.Of(rows.Select(row => row.ToJson(call.Me, call.Dialect)));
    }

    private static FilterFields Fields(ConnectorAccount me) => new(
        true,
        FilterField.Time("createdAt", SqlText.Of($"p.created_at")),
        FilterField.Time("expiresAt", SqlText.Of($"p.expires_at")),
        FilterField.Text("createdBy", SqlText.Of($"p.owner_address")),
        FilterField.Text("createdByDevice", SqlText.Of($"p.device")),
        FilterField.Number(
            "maxNumberOfAllocations", SqlText.Of($"case when p.owner_no = {me.AccountNo} then p.max_allocations end")),
        FilterField.Text("forIdentity", SqlText.Of($"p.for_identity")),
        FilterField.Flag("isOwn", SqlText.Of($"p.owner_no = {me.AccountNo}")));
}
