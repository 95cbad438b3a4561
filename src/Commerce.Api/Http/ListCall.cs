using Commerce.Api.Database;
using Commerce.Api.Identity;
using Commerce.Query;

namespace Commerce.Api.Http;

/// <summary>
/// The list part of a call: its query read against the fields that the endpoint offers, and the page made of the rows.
/// </summary>
internal sealed class ListCall
{
    private readonly HttpContext _http;
    private readonly SignedCursors _cursors;

    private ListCall(HttpContext http, SignedCursors cursors, ListPlan plan)
    {
        _http = http;
        _cursors = cursors;
        Plan = plan;
    }

    public ListPlan Plan { get; }

    public static async ValueTask<ListCall> BindAsync(HttpContext http)
    {
        var fields = http.GetEndpoint()!.Metadata.GetRequiredMetadata<FieldSet>();
        var key = await http.RequestServices.GetRequiredService<SigningKeys>().GetAsync("cursor", http.RequestAborted);
        // Bound to the list and to the account: a cursor says nothing in another's hands.
        var list = $"{Caller.Of(http).AccountNo} {http.Request.Path.Value?.TrimEnd('/').ToUpperInvariant()}";
        var cursors = new SignedCursors(key, list);
        return new ListCall(
            http, cursors, ListQuery.Parse(RawQuery.Of(http), fields, cursors));
    }

    /// <summary>Makes the page and, where there is more, the address of the next in <c>Link</c>.</summary>
    /// <param name="rows">The rows of the page, and one more where there is a next page.</param>
    /// <param name="total">How many rows there are in all.</param>
    /// <param name="item">The wire form of a row.</param>
    /// <param name="sortValue">The value of a row in a column of the order.</param>
    public Page<TItem> ToPage<TRow, TItem>(
        IReadOnlyList<TRow> rows, int total, Func<TRow, TItem> item, Func<TRow, SortColumn, object> sortValue)
    {
        if (rows.Count > Plan.Limit)
        {
            var last = rows[Plan.Limit - 1];
            var after = Plan.Order.Select(term => sortValue(last, term.Column)).ToList();
            LinkNext(_cursors.Write(new Cursor(after, Plan.Offset + Plan.Limit), Plan.Order));
        }

        return new Page<TItem>
        {
            Meta = new PageMeta
            {
                Pagination = new Pagination { Offset = Plan.Offset, Limit = Plan.Limit, Total = total },
                Omitted = Plan.Projection.Omitted,
            },
            Data = [.. rows.Take(Plan.Limit).Select(item)],
        };
    }

    private void LinkNext(string cursor)
    {
        var kept = RawQuery.Of(_http).TrimStart('?')
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(part => !IsNamed(part, "offset") && !IsNamed(part, "cursor"))
            .Append($"cursor={cursor}");
        // A raw angle bracket would end the address inside the header.
        var query = string.Join('&', kept).Replace(">", "%3E", StringComparison.Ordinal);
        _http.Response.Headers.Append("Link", $"<{_http.Request.Path.ToUriComponent()}?{query}>; rel=\"next\"");
    }

    private static bool IsNamed(string part, string name) =>
        Uri.UnescapeDataString(part.Split('=', 2)[0]).Equals(name, StringComparison.OrdinalIgnoreCase);
}
