using Commerce.Api.Database;
using Commerce.Api.Http;
using Commerce.Api.Identity;
using Commerce.Api.Requests;
using Commerce.Query.Sql;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Commerce.Api.Messages;

internal static class CreateMessage
{
    private static readonly SqlText NoName = SqlText.Of($"null::text");

    /// <summary>Post a message</summary>
    /// <remarks>
    /// Adds it to the thread of the request. Possible in every state of the request. The answer is the full form, read from the row that was stored. Fields
    /// that only the service writes may be sent; they are ignored.
    /// </remarks>
    public static async Task<Results<Created<Message>, ProblemResult>> Handle(
        RequestId id, Body<NewMessage> body, Caller caller, NpgsqlDataSource database,
        IOptions<MessageOptions> options)
    {
        var errors = new FieldErrors();
        body.Value.Check(errors, options.Value.MaxContentLength);
        if (errors.Any)
        {
            return Problems.InvalidBody(errors);
        }

        // The caller's leaving does not undo what it asked for: no token is passed on from here.
        var row = await InsertAsync(id, body.Value, caller, database, CancellationToken.None);
        if (row is null)
        {
            return Problems.NotFound();
        }

        var message = row.ToMessage(MessageFields.InThread.FullProjection);
        return TypedResults.Created(message.Href, message);
    }

    /// <summary>
    /// One statement: takes the request's row lock, gives the next number and time under it, counts the message for
    /// those who see it, inserts it, and answers with the stored row. No row: no such request for this caller.
    /// </summary>
    private static Task<MessageRow?> InsertAsync(
        RequestId id, NewMessage message, Caller caller, NpgsqlDataSource database, CancellationToken cancellation)
    {
        var full = MessageFields.InThread.FullProjection;
        var sees = message.Visibility.For(caller.Type);
        return database.FindAsync<MessageRow>(
            SqlText.Of($"""
                with numbered as (
                    update request r
                    set last_seq = r.last_seq + 1,
                        last_message_at = greatest(
                            date_trunc('milliseconds', clock_timestamp()),
                            r.last_message_at + interval '1 millisecond'),
                        client_messages = r.client_messages + {sees.Client}::int,
                        vendor_messages = r.vendor_messages + {sees.Vendor}::int,
                        operations_messages = r.operations_messages + {sees.Operations}::int
                    where r.request_no = {id.Number} and {RequestScope.Of(caller)}
                    returning r.request_no, r.last_seq, r.last_message_at, r.client_no, r.vendor_no
                ), m as (
                    insert into message (
                        request_no, seq, type, content, client_visible, vendor_visible, operations_visible,
                        created_at, account_no, user_no, token_no, client_no, vendor_no)
                    select request_no, last_seq, 'User', {message.Content},
                        {sees.Client}, {sees.Vendor}, {sees.Operations},
                        last_message_at, {caller.AccountNo}, {caller.UserNo}::int, {caller.TokenNo}::int,
                        client_no, vendor_no
                    from numbered
                    returning *
                )
                select {MessageRow.Columns(full, NoName, [])}
                from m
                {MessageRow.Joins(full)}
                """),
            cancellation);
    }
}
