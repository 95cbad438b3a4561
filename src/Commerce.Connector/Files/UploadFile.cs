using Commerce.Connector.Envelope;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Connector.Files;

/// <summary>Keeps a file of the caller's, to be attached to messages or passed on by its reference.</summary>
internal static class UploadFile
{
    private const int PieceBytes = 256 * 1024;

    // Each holds a connection for as long as its bytes take: many at once would leave none to anybody else.
    private static readonly SemaphoreSlim Slots = new(4);

    public static async Task<ConnectorAnswer> Handle(ConnectorCall call)
    {
        FileUpload.ApplyLimits(call.Http);
        var upload = await FileUpload.ReadAsync(call.Http);
        var expiresAt = Expiry(upload, call);
        await Slots.WaitAsync(CancellationToken.None);
        try
        {
            return ConnectorAnswer.Of((await StoreAsync(upload, expiresAt, call)).ToJson(call.Me, call.Dialect));
        }
        finally
        {
            Slots.Release();
        }
    }

    private static async Task<StoredFile> StoreAsync(FileUpload upload, DateTimeOffset expiresAt, ConnectorCall call)
    {
        var work = await call.BeginAsync();
        var file = (await work.Connection.FindAsync<StoredFile>(SqlText.Of($"""
            insert into connector_file as f (
                file_id, owner_no, owner_address, device, filename, media_type, size, title, description, secret, expires_at,
                created_at)
            values (
                {Ids.File()}, {call.Me.AccountNo}, {call.Me.Address}, {call.Me.Device}, {upload.Filename},
                {upload.MediaType}, {upload.Bytes.Length}, {upload.Title ?? ""}, {upload.Description}::text,
                {TruncatedReference.NewSecret()}, {expiresAt}, {call.Now})
            returning {StoredFile.Columns}
            """)))!;
        await StoreBytesAsync(file.Id, upload.Bytes, work.Connection);
        await call.CommitAsync(work);
        return file;
    }

    private static async Task StoreBytesAsync(string id, ReadOnlyMemory<byte> bytes, NpgsqlConnection connection)
    {
        for (var position = 0; position < bytes.Length; position += PieceBytes)
        {
            var piece = bytes.Slice(position, Math.Min(PieceBytes, bytes.Length - position));
            await connection.ExecuteAsync(SqlText.Of($"""
                insert into connector_file_piece (file_id, position, bytes) values ({id}, {position}, {piece})
                """));
        }
    }

    private static DateTimeOffset Expiry(FileUpload upload, ConnectorCall call)
    {
        if (string.IsNullOrEmpty(upload.ExpiresAt))
        {
            return WireTimes.Never;
        }

        var expiresAt = WireTimes.Parse(upload.ExpiresAt)
            ?? throw ConnectorErrors.InvalidPropertyValue("expiresAt must match ISO8601 datetime format");
        return expiresAt > call.Now
            ? expiresAt.ToMilliseconds()
            : throw ConnectorErrors.InvalidPropertyValue("'expiresAt' must be in the future");
    }
}
