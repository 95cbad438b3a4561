using System.Runtime.CompilerServices;
using System.Text.Json;
using Commerce.Api.Attachments;
using Commerce.Api.Messages;
using Commerce.Foundation.Identity;
using Commerce.Foundation.Markup;
using Commerce.Query;
using Commerce.Query.Sql;

namespace Commerce.Api.Requests;

/// <summary>
/// The messages of requests, read in the statement that reads the requests, where they are selected. Each is what the
/// thread's own address sends for the same selection.
/// </summary>
internal static class RequestMessages
{
    private const string Path = "messages";

    private static readonly SqlText NoName = SqlText.Of($"null::text");

    /// <summary>
    /// A column with the messages of a request <c>r</c> that the caller may see and wants, as a JSON array; no column
    /// where they are not selected.
    /// </summary>
    /// <param name="now">What <c>now()</c> in a filter stands for.</param>
    public static IEnumerable<SqlText> Selected(Projection projection, Caller caller, DateTimeOffset now)
    {
        if (projection.Expanded(Path) is not { } plan)
        {
            return [];
        }

        var order = SqlCompiler.OrderBy(plan.Order);
        var condition = plan.Filter is { } filter
            ? SqlText.Of($" and ({FilterCompiler.Compile(filter, now)})")
            : SqlText.Empty;
        return
        [
            SqlText.Of($"""
                (select json_agg(x)::text
                 from (
                     select {MessageRow.Columns(plan.Projection, NoName, AttachmentReferences.Of(plan.Projection, caller), [])}
                     from (
                         select *
                         from message m
                         where m.request_no = r.request_no and {MessageScope.Visible(caller)}{condition}
                         order by {order}
                         limit {plan.Limit}
                     ) m
                     {MessageRow.Joins(plan.Projection)}
                     order by {order}
                 ) x) as thread
                """),
        ];
    }

    /// <summary>The requests of a stream with their messages, one after the other.</summary>
    public static async IAsyncEnumerable<RequestRow> StreamAsync(
        IAsyncEnumerable<RequestRow> rows, Projection projection, MarkupRenderer markup,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            yield return await ReadAsync(row, projection, markup, cancellation);
        }
    }

    /// <summary>The same rows with the messages that <see cref="Selected"/> gave.</summary>
    public static async Task<IReadOnlyList<RequestRow>> ReadAsync(
        IReadOnlyList<RequestRow> rows, Projection projection, MarkupRenderer markup, CancellationToken cancellation)
    {
        if (projection.Expanded(Path) is null)
        {
            return rows;
        }

        var read = new List<RequestRow>(rows.Count);
        foreach (var row in rows)
        {
            read.Add(await ReadAsync(row, projection, markup, cancellation));
        }

        return read;
    }

    public static async Task<RequestRow> ReadAsync(
        RequestRow row, Projection projection, MarkupRenderer markup, CancellationToken cancellation)
    {
        if (projection.Expanded(Path) is not { Projection: var selected })
        {
            return row;
        }

        var messages = row.Thread is { } thread
            ? JsonSerializer.Deserialize(thread, RequestRowJson.Default.IReadOnlyListMessageRow)!
            : [];
        var rendered = await MessageMarkup.RenderAsync(messages, selected, markup, cancellation);
        return row with { Thread = null, Messages = [.. rendered.Select(message => message.ToMessage(selected))] };
    }
}
