using Commerce.Api.Attachments;
using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Api.Messages;

/// <summary>The attachments that a new message names: those of its request that its author sees.</summary>
internal static class NamedAttachments
{
    /// <summary>Finds them in the order of the ids. The caller sees the request, and holds its lock.</summary>
    /// <returns>The attachments as JSON; null where an id names none, which the errors tell.</returns>
    public static async Task<string?> FindAsync(
        IReadOnlyList<AttachmentId> ids, Caller caller, NpgsqlConnection connection, FieldErrors errors)
    {
        int[] numbers = [.. ids.Select(id => id.Seq)];
        var json = await connection.FindAsync<string?>(SqlText.Of($"""
            select {AttachmentReferences.Json}
            from unnest({numbers}) with ordinality l (seq, position)
            join attachment f on f.request_no = {ids[0].Request.Number} and f.seq = l.seq
            where {AttachmentScope.Visible(caller)}
            """));
        var found = AttachmentReferences.Numbers(json);
        for (var i = 0; i < numbers.Length; i++)
        {
            if (!found.Contains(numbers[i]))
            {
                errors.Add(NewMessage.AttachmentPath(i), NewMessage.NoAttachment);
            }
        }

        return errors.Any ? null : json;
    }

    public static Task<int> StoreAsync(
        MessageId message, IReadOnlyList<AttachmentId> ids, NpgsqlConnection connection)
    {
        int[] numbers = [.. ids.Select(id => id.Seq)];
        return connection.ExecuteAsync(SqlText.Of($"""
            insert into message_attachment (request_no, message_seq, position, attachment_seq)
            select {message.Request.Number}, {message.Seq}, l.position, l.seq
            from unnest({numbers}) with ordinality l (seq, position)
            """));
    }
}
