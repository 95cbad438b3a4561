using Dapper;
using Npgsql;

namespace Commerce.Api.Demo;

/// <summary>Writes many rows at once.</summary>
internal static class CopyDemo
{
    public static async Task RequestsAsync(
        NpgsqlConnection connection, IReadOnlyList<DemoRequest> requests, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            """
            copy request (
                request_no, name, status, client_no, vendor_no, product_no,
                requester_user_no, assignee_user_no, assignee_token_no,
                client_external_id, vendor_external_id, operations_external_id,
                created_at, created_user_no, created_token_no, created_account_no,
                last_attachment_seq)
            from stdin (format binary)
            """,
            cancellation);
        foreach (var request in requests)
        {
            var creation = request.Messages[0];
            await copy.WriteRowAsync(
                cancellation,
                request.Number, request.Name, $"{request.Status}", request.Client.Number, request.Vendor.Number,
                OrNull(request.ProductNo), OrNull(request.RequesterUserNo), OrNull(request.AssigneeUserNo),
                OrNull(request.AssigneeTokenNo), OrNull(request.ExternalIds.Client), OrNull(request.ExternalIds.Vendor),
                OrNull(request.ExternalIds.Operations), creation.At.UtcDateTime, OrNull(creation.Author?.UserNo),
                OrNull(creation.Author?.TokenNo), creation.Author!.Account.Number,
                request.Attachments.Count());
        }

        await copy.CompleteAsync(cancellation);
    }

    public static async Task MessagesAsync(
        NpgsqlConnection connection, IReadOnlyList<DemoRequest> requests, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            """
            copy message (
                request_no, seq, type, content, client_visible, vendor_visible, operations_visible,
                created_at, account_no, user_no, token_no, client_no, vendor_no)
            from stdin (format binary)
            """,
            cancellation);
        foreach (var request in requests)
        {
            foreach (var message in request.Messages)
            {
                await copy.WriteRowAsync(
                    cancellation,
                    request.Number, message.Seq, $"{message.Type}", message.Content,
                    message.Audience.Client, message.Audience.Vendor, message.Audience.Operations,
                    message.At.UtcDateTime, OrNull(message.Author?.Account.Number), OrNull(message.Author?.UserNo),
                    OrNull(message.Author?.TokenNo), request.Client.Number, request.Vendor.Number);
            }
        }

        await copy.CompleteAsync(cancellation);
    }

    /// <summary>What the threads know of their messages, as posts would have left it.</summary>
    public static Task ThreadsAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellation) =>
        connection.ExecuteAsync(new CommandDefinition(
            """
            update thread t
            set last_seq = m.last_seq, last_message_at = m.last_message_at, client_messages = m.client_messages,
                vendor_messages = m.vendor_messages, operations_messages = m.operations_messages
            from (
                select request_no, max(seq) as last_seq, max(created_at) as last_message_at,
                    count(*) filter (where client_visible) as client_messages,
                    count(*) filter (where vendor_visible) as vendor_messages,
                    count(*) filter (where operations_visible) as operations_messages
                from message
                group by request_no
            ) m
            where m.request_no = t.request_no and t.last_seq = 0
            """,
            transaction: transaction,
            cancellationToken: cancellation));

    private static object OrNull(object? value) => value ?? DBNull.Value;
}
