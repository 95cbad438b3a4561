using Commerce.Connector.Filters;
using Commerce.Query.Sql;

namespace Commerce.Connector.Requests;

/// <summary>The fields by which lists of requests <c>r</c> are filtered. Parameters that are none of them are passed over.</summary>
internal static class RequestFilters
{
    public static FilterFields At(DateTimeOffset now) => new(
        false,
        FilterField.Text("id", SqlText.Of($"r.request_id")),
        FilterField.Text("peer", SqlText.Of($"r.peer_address")),
        FilterField.Time("createdAt", SqlText.Of($"r.created_at")),
        FilterField.Text("status", SqlText.Of($"""
            case when r.expires_at <= {now} and r.status not in ('Decided', 'Completed', 'Expired') then 'Expired' else r.status end
            """)),
        FilterField.Time("content.expiresAt", SqlText.Of($"r.expires_at")),
        InContent("content.items.@type", "$.items[*].\"@type\""),
        InContent("content.items.items.@type", "$.items[*].items[*].\"@type\""),
        FilterField.Text("source.type", SqlText.Of($"r.source_type")),
        FilterField.Text("source.reference", SqlText.Of($"r.source_reference")),
        FilterField.Time("response.createdAt", SqlText.Of($"r.response_created_at")),
        FilterField.Text("response.source.type", SqlText.Of($"r.response_source_type")),
        FilterField.Text("response.source.reference", SqlText.Of($"r.response_source_reference")),
        InResponse("response.content.result", "$.result"),
        InResponse("response.content.items.@type", "$.items[*].\"@type\""),
        InResponse("response.content.items.items.@type", "$.items[*].items[*].\"@type\""));

    private static FilterField InContent(string name, string path) =>
        FilterField.Json(name, SqlText.Of($"r.content"), path);

    private static FilterField InResponse(string name, string path) =>
        FilterField.Json(name, SqlText.Of($"r.response"), path);
}
