using System.Buffers;
using Commerce.Connector.Envelope;
using Commerce.Connector.Messages;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;

namespace Commerce.Connector.Files;

/// <summary>Reads a file that the caller may read: what is known of it, a picture of its reference, or its bytes.</summary>
internal static class GetFile
{
    private const int BufferBytes = 256 * 1024;

    /// <summary>By its id, or by a reference, which loads it.</summary>
    public static async Task<ConnectorAnswer> Handle(ConnectorCall call)
    {
        var id = call.Route("id");
        if (!Ids.IsOf("FIL", id))
        {
            return ConnectorAnswer.Of(
                (await LoadFile.RunAsync(id, null, call)).ToJson(call.Me, call.Dialect), StatusCodes.Status200OK);
        }

        var file = await FindAsync(id, call);
        return ConnectorRoutes.WantsPicture(call.Http)
            ? QrPicture.Of(file.Reference.ToWire(), file.Id)
            : ConnectorAnswer.Of(file.ToJson(call.Me, call.Dialect));
    }

    public static async Task<ConnectorAnswer> Download(ConnectorCall call) =>
        Bytes(await FindAsync(call.Route("id"), call), call.Database);

    /// <summary>As an attachment of a message.</summary>
    public static async Task<ConnectorAnswer> OfMessage(ConnectorCall call) =>
        ConnectorAnswer.Of((await AttachmentAsync(call)).ToJson(call.Me, call.Dialect));

    public static async Task<ConnectorAnswer> DownloadOfMessage(ConnectorCall call) =>
        Bytes(await AttachmentAsync(call), call.Database);

    private static async Task<StoredFile> FindAsync(string id, ConnectorCall call) => await call.Database.ReadAsync(
        connection => FileStore.FindAsync(id, call.Me, connection), call.Cancellation)
        ?? throw ConnectorErrors.NotFound("File");

    private static async Task<StoredFile> AttachmentAsync(ConnectorCall call)
    {
        var id = call.Route("fileId");
        var message = await call.Database.ReadAsync(
            connection => InsertMessage.FindAsync(call.Route("id"), call.Me, connection), call.Cancellation)
            ?? throw ConnectorErrors.NotFound("Message");
        return message.Attachments.Contains(id)
            ? await FindAsync(id, call)
            : throw ConnectorErrors.BadRequest(
                "error.runtime.messages.fileNotFoundInMessage",
                $"The requested file '{id}' was not found in the given message '{message.Id}'.");
    }

    private static ConnectorAnswer Bytes(StoredFile file, ConnectionPool database) => ConnectorAnswer.Bytes(async http =>
    {
        http.Response.ContentType = file.MediaType;
        http.Response.ContentLength = file.Size;
        http.Response.Headers.ContentDisposition = $"attachment;filename={Uri.EscapeDataString(file.Filename)}";
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            for (var position = 0; position < file.Size;)
            {
                // The connection is given back before the caller gets any of it.
                var read = await database.ReadBytesAsync(
                    SqlText.Of($"""
                        select bytes
                        from connector_file_piece
                        where file_id = {file.Id} and position = {position}
                        """),
                    buffer.AsMemory(0, BufferBytes), http.RequestAborted);
                if (read == 0)
                {
                    http.Abort();
                    return;
                }

                await http.Response.Body.WriteAsync(buffer.AsMemory(0, read), http.RequestAborted);
                position += read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    });
}
