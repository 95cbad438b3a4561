using Commerce.Connector.Envelope;
using Commerce.Connector.Filters;
using Commerce.Query.Sql;

namespace Commerce.Connector.Tokens;

/// <summary>Lists tokens: the caller's own, or those that it has loaded.</summary>
internal static class ListTokens
{
    private static readonly FilterFields Fields = new(
        true,
        FilterField.Time("createdAt", SqlText.Of($"k.created_at")),
        FilterField.Text("createdBy", SqlText.Of($"k.owner_address")),
        FilterField.Text("createdByDevice", SqlText.Of($"k.device")),
        FilterField.Time("expiresAt", SqlText.Of($"k.expires_at")),
        FilterField.Text("forIdentity", SqlText.Of($"k.for_identity")));

    public static Task<ConnectorAnswer> Own(ConnectorCall call) => RunAsync(call, GetToken.Own(call.Me));

    public static Task<ConnectorAnswer> Peer(ConnectorCall call) => RunAsync(call, GetToken.Loaded(call.Me));

    private static async Task<ConnectorAnswer> RunAsync(ConnectorCall call, SqlText condition)
    {
        var rows = await ConnectorList.RunAsync<StoredToken>(
            call, Fields, StoredToken.Columns, SqlText.Of($"from connector_token k where {condition}"),
            SqlText.Of($"k.created_at"), SqlText.Of($"k.token_id"), row => (row.CreatedAt, row.Id));
        return ConnectorAnswer.Of(rows.Select(row => (row with { IsEphemeral = false }).ToJson(call.Dialect)));
    }
}
