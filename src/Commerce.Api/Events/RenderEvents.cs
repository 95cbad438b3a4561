using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Commerce.Api.Attachments;
using Commerce.Api.Messages;
using Commerce.Api.Requests;
using Commerce.Foundation.Database;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Commerce.Api.Events;

/// <summary>
/// Writes events as one reader may see them at this moment: each object is read through the same walls as anywhere else.
/// </summary>
internal sealed class RenderEvents(ConnectionPool database, IOptions<JsonOptions> json)
{
    public Task<IReadOnlyList<CommerceEvent>> RunAsync(
        IReadOnlyList<EventRow> rows, Caller reader, CancellationToken cancellation) =>
        rows.Count == 0
            ? Task.FromResult<IReadOnlyList<CommerceEvent>>([])
            : database.ReadAsync(connection => RunAsync(rows, reader, connection), cancellation);

    private async Task<IReadOnlyList<CommerceEvent>> RunAsync(
        IReadOnlyList<EventRow> rows, Caller reader, NpgsqlConnection connection)
    {
        var messages = await MessagesAsync([.. rows.Where(row => row.IsOfMessage).Select(row => row.Message)], reader, connection);
        var attachments = await AttachmentsAsync(
            [.. rows.Where(row => row.IsOfAttachment).Select(row => row.Attachment)], reader, connection);
        var requests = await RequestsAsync(
            [.. rows.Where(row => row.ObjectNo is null).Select(row => row.RequestNo).Distinct()], reader, connection);
        return [.. rows.Select(row => row switch
        {
            { IsOfMessage: true } => ToEvent(
                row, row.Message.ToString(), row.Message.Href, messages.GetValueOrDefault(row.Message)),
            { IsOfAttachment: true } => ToEvent(
                row, row.Attachment.ToString(), row.Attachment.Href, attachments.GetValueOrDefault(row.Attachment)),
            _ => ToEvent(row, row.Request.ToString(), row.Request.Href, requests.GetValueOrDefault(row.RequestNo)),
        })];
    }

    private CommerceEvent ToEvent<T>(EventRow row, string id, string href, T? data)
        where T : class => new()
        {
            Id = row.Id.ToString(),
            Type = row.Type,
            At = row.At,
            Request = new RequestReference
            {
                Id = row.Request.ToString(),
                Href = row.Request.Href,
                Name = row.RequestName,
            },
            Object = new EventObject { Id = id, Href = href },
            Data = data is null
                ? null
                : JsonSerializer.SerializeToElement(
                    data, (JsonTypeInfo<T>)json.Value.SerializerOptions.GetTypeInfo(typeof(T))),
        };

    private static async Task<Dictionary<MessageId, Message>> MessagesAsync(
        IReadOnlyList<MessageId> ids, Caller reader, NpgsqlConnection connection)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var full = MessageFields.InFeed.FullProjection;
        long[] requests = [.. ids.Select(id => id.Request.Number)];
        int[] numbers = [.. ids.Select(id => id.Seq)];
        var rows = await connection.ListAsync<MessageRow>(SqlText.Of($"""
            select {MessageRow.Columns(full, SqlText.Of($"r.name"), AttachmentReferences.Of(full, reader), [])}
            from (select distinct * from unnest({requests}, {numbers}) k(request_no, seq)) k
            join request r on r.request_no = k.request_no
            join message m on m.request_no = k.request_no and m.seq = k.seq
            {MessageRow.Joins(full)}
            where {RequestScope.Of(reader)} and {MessageScope.Visible(reader)}
            """));
        return rows.ToDictionary(row => new MessageId(new RequestId(row.RequestNo), row.Seq), row => row.ToMessage(full));
    }

    private static async Task<Dictionary<AttachmentId, Attachment>> AttachmentsAsync(
        IReadOnlyList<AttachmentId> ids, Caller reader, NpgsqlConnection connection)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var full = AttachmentFields.InRequest.FullProjection;
        long[] requests = [.. ids.Select(id => id.Request.Number)];
        int[] numbers = [.. ids.Select(id => id.Seq)];
        var rows = await connection.ListAsync<AttachmentRow>(SqlText.Of($"""
            select {AttachmentRow.Columns([])}
            from (select distinct * from unnest({requests}, {numbers}) k(request_no, seq)) k
            join request r on r.request_no = k.request_no
            join attachment f on f.request_no = k.request_no and f.seq = k.seq
            {AttachmentRow.Joins}
            where {RequestScope.Of(reader)} and {AttachmentScope.Visible(reader)}
            """));
        return rows.ToDictionary(row => row.Id, row => row.ToAttachment(full));
    }

    private static async Task<Dictionary<long, Request>> RequestsAsync(
        long[] numbers, Caller reader, NpgsqlConnection connection)
    {
        if (numbers.Length == 0)
        {
            return [];
        }

        var full = RequestFields.For(reader.Type).FullProjection;
        // The full form holds no messages: no filter of theirs asks for the time.
        var rows = await connection.ListAsync<RequestRow>(SqlText.Of($"""
            select {RequestRow.Columns(full, reader, [], DateTimeOffset.UnixEpoch)}
            from request r
            {RequestRow.Joins(full)}
            where r.request_no = any({numbers}) and {RequestScope.Of(reader)}
            """));
        return rows.ToDictionary(row => row.RequestNo, row => row.ToRequest(full, reader));
    }
}
