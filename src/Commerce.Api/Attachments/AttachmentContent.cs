using System.Security.Cryptography;
using Commerce.Api.Requests;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Api.Attachments;

/// <summary>The bytes of attachments, piece by piece: a file of any size takes the memory of one piece.</summary>
internal static class AttachmentContent
{
    /// <summary>What one statement writes or reads: some milliseconds, far from the limit on statements.</summary>
    public const int PieceBytes = 256 * 1024;

    /// <summary>Stores a file under a new content id, inside the connection's transaction.</summary>
    public static async Task<Guid> StoreAsync(RequestId request, SpooledFile file, NpgsqlConnection connection)
    {
        var id = new Guid(RandomNumberGenerator.GetBytes(16));
        using var piece = new Piece();
        for (var position = 0; position < file.Length;)
        {
            var read = await file.ReadAsync(position, piece.Memory);
            await InsertAsync(request, id, position, piece.Memory[..read], connection);
            position += read;
        }

        return id;
    }

    /// <summary>Stores one piece, which may be a whole file.</summary>
    public static Task<int> InsertAsync(
        RequestId request, Guid id, int position, ReadOnlyMemory<byte> bytes, NpgsqlConnection connection) =>
        connection.ExecuteAsync(SqlText.Of($"""
            insert into attachment_chunk (request_no, content_id, position, bytes)
            values ({request.Number}, {id}, {position}, {bytes})
            """));

    /// <summary>
    /// Reads from a place on, as much as the buffer holds or the piece there has. The connection is given back before
    /// the caller gets any of it: how fast it takes the bytes is its own affair.
    /// </summary>
    /// <returns>How many bytes were read; none where the file has been deleted.</returns>
    public static Task<int> ReadAsync(
        StoredFile file, int position, Memory<byte> buffer, ConnectionPool database, CancellationToken cancellation) =>
        database.ReadBytesAsync(
            SqlText.Of($"""
                select substring(c.bytes from {position} - c.position + 1 for {buffer.Length})
                from (
                    select position, bytes
                    from attachment_chunk
                    where request_no = {file.RequestNo} and content_id = {file.ContentId} and position <= {position}
                    order by position desc
                    limit 1
                ) c
                """),
            buffer,
            cancellation);
}
