using Commerce.Api.Attachments;
using Commerce.Api.Requests;
using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Foundation.Markup;
using Commerce.Query;
using Commerce.Query.Sql;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Messages;

internal static class GetMessage
{
    private static readonly SqlText NoName = SqlText.Of($"null::text");

    /// <summary>Read a message</summary>
    /// <remarks>
    /// `Accept` chooses: the full form as `application/json`, the content as a safe HTML fragment (`text/html`), or
    /// the content as it was sent (`text/markdown`). Anything else is 406.
    /// </remarks>
    public static async Task<Results<Tagged<Message>, TaggedText, ProblemResult>> Handle(
        RequestId id, MessageId messageId, Caller caller, HttpContext http, ConnectionPool database,
        AuthorNames authors, MarkupRenderer markup, CancellationToken cancellation)
    {
        var projection = ListQuery.ParseSelect(RawQuery.Of(http), MessageFields.InThread);
        var chosen = Negotiation.Choose(http.Request, Negotiation.Json, Negotiation.Html, Negotiation.Markdown);

        // For the text alone the whole message is read: it is one row either way.
        var read = chosen == Negotiation.Json ? projection : MessageFields.InThread.FullProjection;
        var row = messageId.Request == id
            ? await FindAsync(messageId, read, caller, database, authors, cancellation)
            : null;
        return (row, chosen) switch
        {
            (null, _) => Problems.NotFound(),
            (_, Negotiation.Html) =>
                new TaggedText(await MessageMarkup.RenderAsync(row, markup, cancellation), Negotiation.Html),
            (_, Negotiation.Markdown) => new TaggedText(row.Content!, Negotiation.Markdown),
            _ => new Tagged<Message>(await ToMessageAsync(row, projection, markup, cancellation)),
        };
    }

    private static async Task<Message> ToMessageAsync(
        MessageRow row, Projection projection, MarkupRenderer markup, CancellationToken cancellation)
    {
        var rows = await MessageMarkup.RenderAsync([row], projection, markup, cancellation);
        return rows[0].ToMessage(projection);
    }

    private static async Task<MessageRow?> FindAsync(
        MessageId id, Projection projection, Caller caller, ConnectionPool database, AuthorNames authors,
        CancellationToken cancellation)
    {
        var attachments = AttachmentReferences.Of(projection, caller);
        var row = await database.FindAsync<MessageRow>(
            SqlText.Of($"""
                select {MessageRow.ColumnsWithoutNames(projection, NoName, attachments, [])}
                from thread r
                join message m on m.request_no = r.request_no
                where r.request_no = {id.Request.Number} and m.seq = {id.Seq}
                    and {RequestScope.Of(caller)} and {MessageScope.Visible(caller)}
                """),
            cancellation);
        return row is null ? null : (await authors.AddAsync([row], projection, cancellation))[0];
    }
}
