using System.Security.Cryptography;
using Commerce.Api.Attachments;
using Commerce.Api.Requests;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Api.Demo;

/// <summary>Writes the demo's files, and which messages name them. Those messages are stored already.</summary>
internal static class CopyDemoFiles
{
    public static async Task RunAsync(NpgsqlConnection connection, IReadOnlyList<DemoRequest> requests)
    {
        foreach (var request in requests)
        {
            foreach (var attachment in request.Attachments)
            {
                await InsertAsync(new RequestId(request.Number), attachment, connection);
            }

            foreach (var message in request.Messages.Where(message => message.NamedAttachment is not null))
            {
                await connection.ExecuteAsync(SqlText.Of($"""
                    insert into message_attachment (request_no, message_seq, position, attachment_seq)
                    values ({request.Number}, {message.Seq}, 1, {message.NamedAttachment})
                    """));
            }
        }
    }

    private static async Task InsertAsync(RequestId request, DemoAttachment attachment, NpgsqlConnection connection)
    {
        var (document, message) = (attachment.Document, attachment.Message);
        var content = new Guid(RandomNumberGenerator.GetBytes(16));
        await AttachmentContent.InsertAsync(request, content, 0, document.Bytes, connection);
        await connection.ExecuteAsync(SqlText.Of($"""
            insert into attachment (
                request_no, seq, name, description, filename, content_type, size, sha256, content_id,
                client_visible, vendor_visible, operations_visible, created_at, account_no, user_no, token_no)
            values (
                {request.Number}, {attachment.Seq}, {document.Name}, {document.Description}::text, {document.Filename},
                {document.ContentType}, {document.Bytes.Length}, {SHA256.HashData(document.Bytes)}, {content},
                {message.Audience.Client}, {message.Audience.Vendor}, {message.Audience.Operations}, {message.At},
                {message.Author!.Account.Number}, {message.Author.UserNo}::int, {message.Author.TokenNo}::int)
            """));
    }
}
