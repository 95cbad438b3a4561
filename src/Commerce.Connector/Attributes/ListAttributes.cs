using Commerce.Connector.Contents;
using Commerce.Connector.Envelope;
using Commerce.Connector.Filters;
using Commerce.Query.Sql;

namespace Commerce.Connector.Attributes;

/// <summary>Lists attributes of the caller's account: all, those that are valid now, its own, and those shared either way.</summary>
internal static class ListAttributes
{
    public static Task<ConnectorAnswer> Handle(ConnectorCall call) => RunAsync(call, AttributeFilters.Plain, SqlText.Empty);

    public static Task<ConnectorAnswer> Valid(ConnectorCall call) =>
        RunAsync(call, AttributeFilters.Plain, SqlText.Of($" and {IsValid(call.Now)}"));

    public static Task<ConnectorAnswer> Own(ConnectorCall call) => RunAsync(
        call, AttributeFilters.OfOwn, SqlText.Of($" and t.share_peer is null{Latest(call, isStandard: true)}"));

    public static Task<ConnectorAnswer> OwnShared(ConnectorCall call) => SharedAsync(
        call, SqlText.Of($" and t.content ->> 'owner' = {call.Me.Address}"));

    public static Task<ConnectorAnswer> PeerShared(ConnectorCall call) => SharedAsync(
        call, SqlText.Of($" and t.content ->> 'owner' = t.share_peer"));

    private static Task<ConnectorAnswer> SharedAsync(ConnectorCall call, SqlText ofWhom)
    {
        var peer = call.Http.Request.Query["peer"].ToString();
        if (!Addresses.IsOne(peer))
        {
            throw ConnectorErrors.InvalidPropertyValue(peer.Length == 0
                ? "query must have required property 'peer'"
                : "peer must match the pattern of an address");
        }

        var valid = Is(call, "onlyValid", false) ? SqlText.Of($" and {IsValid(call.Now)}") : SqlText.Empty;
        var technical = Is(call, "hideTechnical", false)
            ? SqlText.Of($" and coalesce((t.content ->> 'isTechnical')::boolean, false) is false")
            : SqlText.Empty;
        return RunAsync(
            call, AttributeFilters.OfShared,
            SqlText.Of($"""
                 and t.share_peer = {peer} and t.content ->> '@type' = {AttributeContents.Identity}{ofWhom}{valid}{technical}{Latest(call, isStandard: true)}
                """));
    }

    private static async Task<ConnectorAnswer> RunAsync(ConnectorCall call, FilterFields fields, SqlText condition)
    {
        var attributes = await ConnectorList.RunAsync<StoredAttribute>(
            call, fields, StoredAttribute.Columns,
            SqlText.Of($"from connector_attribute t where t.account_no = {call.Me.AccountNo}{condition}"),
            SqlText.Of($"t.created_at"), SqlText.Of($"t.attribute_id"), row => (row.CreatedAt, row.Id));
        return ConnectorAnswer.Of(attributes.Select(attribute => attribute.ToJson(call.Dialect)));
    }

    private static SqlText IsValid(DateTimeOffset now)
    {
        // As they stand in contents: one form, so that letters sort as times do.
        var text = now.ToWire();
        return SqlText.Of($"""
            coalesce(t.content ->> 'validFrom', '') collate "C" <= {text}
            and coalesce(t.content ->> 'validTo', '9') collate "C" >= {text}
            """);
    }

    private static SqlText Latest(ConnectorCall call, bool isStandard) => Is(call, "onlyLatestVersions", isStandard)
        ? SqlText.Of($" and t.succeeded_by is null")
        : SqlText.Empty;

    private static bool Is(ConnectorCall call, string name, bool isStandard) => call.Http.Request.Query[name].ToString() switch
    {
        "" => isStandard,
        "true" => true,
        "false" => false,
        _ => throw ConnectorErrors.InvalidPropertyValue($"{name} must be equal to one of the allowed values: true, false"),
    };
}
