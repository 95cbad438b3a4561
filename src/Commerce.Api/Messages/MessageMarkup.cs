using System.Runtime.CompilerServices;
using Commerce.Api.Attachments;
using Commerce.Api.Requests;
using Commerce.Foundation.Markup;
using Commerce.Query;

namespace Commerce.Api.Messages;

/// <summary>Adds the rendered content to messages where it was selected.</summary>
internal static class MessageMarkup
{
    /// <summary>The messages of a stream, one after the other.</summary>
    public static async IAsyncEnumerable<Message> StreamAsync(
        IAsyncEnumerable<MessageRow> rows, Projection projection, MarkupRenderer markup,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            var rendered = await RenderAsync([row], projection, markup, cancellation);
            yield return rendered[0].ToMessage(projection);
        }
    }

    public static async Task<IReadOnlyList<MessageRow>> RenderAsync(
        IReadOnlyList<MessageRow> rows, Projection projection, MarkupRenderer markup, CancellationToken cancellation)
    {
        if (!projection.Includes("contentHtml"))
        {
            return rows;
        }

        var rendered = new List<MessageRow>(rows.Count);
        foreach (var row in rows)
        {
            rendered.Add(row with { ContentHtml = await RenderAsync(row, markup, cancellation) });
        }

        return rendered;
    }

    /// <summary>The content of one message as safe HTML.</summary>
    public static Task<string> RenderAsync(MessageRow row, MarkupRenderer markup, CancellationToken cancellation) =>
        markup.RenderAsync(row.Content!, RequestAttachmentLinks.Of(new RequestId(row.RequestNo)), cancellation);
}
