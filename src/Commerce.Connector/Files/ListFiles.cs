using Commerce.Connector.Account;
using Commerce.Connector.Envelope;
using Commerce.Connector.Filters;
using Commerce.Query.Sql;

namespace Commerce.Connector.Files;

/// <summary>Lists files: all that the caller may read, its own, or those of others.</summary>
internal static class ListFiles
{
    public static Task<ConnectorAnswer> Handle(ConnectorCall call) => RunAsync(call, StoredFile.Listed(call.Me));

    public static Task<ConnectorAnswer> Own(ConnectorCall call) =>
        RunAsync(call, SqlText.Of($"f.owner_no = {call.Me.AccountNo}"));

    public static Task<ConnectorAnswer> Peer(ConnectorCall call) =>
        RunAsync(call, StoredFile.OfOthers(call.Me));

    private static async Task<ConnectorAnswer> RunAsync(ConnectorCall call, SqlText condition)
    {
        var rows = await ConnectorList.RunAsync<StoredFile>(
            call, Fields(call.Me), StoredFile.Columns, SqlText.Of($"from connector_file f where {condition}"),
            SqlText.Of($"f.created_at"), SqlText.Of($"f.file_id"), row => (row.CreatedAt, row.Id));
        return ConnectorAnswer.Of(rows.Select(row => row.ToJson(call.Me, call.Dialect)));
    }

    private static FilterFields Fields(ConnectorAccount me) => new(
        true,
        FilterField.Time("createdAt", SqlText.Of($"f.created_at")),
        FilterField.Text("createdBy", SqlText.Of($"f.owner_address")),
        FilterField.Text("createdByDevice", SqlText.Of($"f.device")),
        FilterField.Text("description", SqlText.Of($"f.description")),
        FilterField.Time("expiresAt", SqlText.Of($"f.expires_at")),
        FilterField.Text("filename", SqlText.Of($"f.filename")),
        FilterField.Number("filesize", SqlText.Of($"f.size")),
        FilterField.Text("mimetype", SqlText.Of($"f.media_type")),
        FilterField.Text("title", SqlText.Of($"f.title")),
        FilterField.Flag("isOwn", SqlText.Of($"f.owner_no = {me.AccountNo}")));
}
