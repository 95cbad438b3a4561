using System.Collections.Concurrent;
using System.Globalization;
using Commerce.Api.Attachments;
using Commerce.Api.Requests;
using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;

namespace Commerce.Api.Messages;

/// <summary>
/// Pages of threads by number, which is what nearly all callers ask for: each is one short walk along the index, whatever
/// the thread. Those that are asked for at once, with the same columns and with filters that differ in their values alone,
/// are read by one statement.
/// </summary>
internal sealed class MessagePages(ConnectionPool database)
{
    // What is skipped is walked over as well, and the others would wait for it; so is a whole thread where a filter has to
    // be counted.
    private const int MostWalked = 1000;

    // With fewer, processors wait: a page is sent and read by its caller before the next one is asked for.
    private const int GroupsAtOnce = 4;

    // A page may hold megabytes; with these many, all groups hold twice as much as one page on each connection would.
    private const int MostPages = 8;

    // Callers compose filters in endless ways.
    private const int MostShapes = 1000;

    private static readonly SqlText NoName = SqlText.Of($"null::text");

    private readonly ConcurrentDictionary<Shape, GroupedCalls<Asked, Found>> _calls = new();

    /// <summary>How many are read together at this moment, or wait to be.</summary>
    public int Count => _calls.Values.Sum(calls => calls.Count);

    /// <param name="alone">Reads the page by itself: where nobody else asks, and where it is not one of those.</param>
    /// <returns>Null where there is no such request for the caller.</returns>
    public async Task<CountedRows<MessageRow>?> FindAsync(
        RequestId id, ListCall list, Caller caller, Func<Task<CountedRows<MessageRow>?>> alone)
    {
        if (!Has(list))
        {
            return await alone();
        }

        var found = await CallsOf(list).RunAsync(
            new Asked(id, list, caller), async () => await alone() is { } page ? new Found(page) : null);
        return found is { IsTooLong: true } ? await alone() : found?.Page;
    }

    private static bool Has(ListCall list) =>
        list.Plan is { Order: [{ Column.Name: "seq" }], Skip: <= MostWalked }
        && !list.Plan.Projection.Includes(AttachmentReferences.Property)
        && ValueColumns.Fit(list.Condition);

    private GroupedCalls<Asked, Found> CallsOf(ListCall list)
    {
        if (_calls.Count >= MostShapes)
        {
            _calls.Clear();
        }

        var columns = MessageRow.ColumnsWithoutNames(
            list.Plan.Projection, NoName, AttachmentReferences.None, list.Plan.Order);
        var shape = new Shape(
            columns.ToString(), list.Plan.Order[0].Descending, list.Plan.IsFiltered, list.Condition.ToString(),
            ValueColumns.TypesOf(list.Condition));
        return _calls.GetOrAdd(shape, _ => new(database, all => ReadAsync(columns, all), GroupsAtOnce, MostPages, areReads: true));
    }

    private async Task<IReadOnlyList<GroupedResult<Found>>> ReadAsync(SqlText columns, IReadOnlyList<Asked> asked)
    {
        var rows = await database.PairsAsync<Counted, MessageRow>(
            Sql(columns, asked), rightBegins: "request_no", CancellationToken.None);
        var pages = asked.Select(_ => new List<MessageRow>()).ToList();
        var counts = new Counted[asked.Count];
        foreach (var (counted, row) in rows)
        {
            counts[counted.N - 1] = counted;
            if (row is not null)
            {
                pages[counted.N - 1].Add(row);
            }
        }

        // The database would sort all pages together. Each comes in its order as it is, though nobody promises it.
        var isDescending = asked[0].IsDescending;
        pages.ForEach(page => page.Sort((a, b) => isDescending ? b.Seq.CompareTo(a.Seq) : a.Seq.CompareTo(b.Seq)));
        return [.. pages.Zip(counts, (page, counted) => new GroupedResult<Found>(IsPassedOver: false, counted switch
        {
            { IsTooLong: true } => Found.TooLong,
            { Total: { } total, Version: { } version } => new Found(new CountedRows<MessageRow>(total, version, page)),
            _ => null,
        }))];
    }

    private static SqlText Sql(SqlText columns, IReadOnlyList<Asked> asked)
    {
        var (plan, condition) = (asked[0].List.Plan, asked[0].List.Condition);
        var isTooLong = plan.IsFiltered ? SqlText.Of($"r.last_seq > {MostWalked}") : SqlText.Of($"false");
        var matching = SqlText.Of($"""
            from message m
            where m.request_no = r.request_no and not {isTooLong} and {MessageScope.VisibleToEach}
                {ValueColumns.Condition(condition)}
            """);
        var version = SqlText.Of($"({MessageScope.CountOfEach})::bigint");
        // Not in the columns: it would be counted again for each message of the page.
        var total = plan.IsFiltered ? SqlText.Of($"select count(*) as total {matching}") : SqlText.Of($"select {version} as total");
        var walk = asked[0].IsDescending
            ? SqlText.Of($"m.seq < p.after order by m.seq desc")
            : SqlText.Of($"m.seq > p.after order by m.seq");
        return SqlText.Of($"""
            select p.n::int as n, coalesce({isTooLong}, false) as is_too_long, c.total, {version} as version, {columns}
            from unnest(
                {SqlText.Column(asked, one => one.Id.Number)}, {SqlText.Column(asked, one => one.Caller.Type.ToString())},
                {SqlText.Column(asked, one => one.Caller.AccountNo)}, {SqlText.Column(asked, one => one.After)},
                {SqlText.Column(asked, one => one.List.Plan.Take)}, {SqlText.Column(asked, one => one.List.Plan.Skip)}
                {ValueColumns.Arrays([.. asked.Select(one => one.List.Condition)])}
            ) with ordinality as p(
                request_no, account_type, account_no, after, take, skip{ValueColumns.List(condition)}, n)
            left join thread r on r.request_no = p.request_no and {RequestScope.OfEach}
            cross join lateral ({total}) c
            left join lateral (
                select *
                {matching} and {walk}
                limit p.take offset p.skip
            ) m on true
            """);
    }

    private sealed record Shape(string Columns, bool IsDescending, bool IsFiltered, string Condition, string Types);

    private sealed record Asked(RequestId Id, ListCall List, Caller Caller)
    {
        public bool IsDescending { get; } = List.Plan.Order[0].Descending;

        /// <summary>The number behind which the page begins.</summary>
        public long After => List.Plan.After is [var last]
            ? Convert.ToInt64(last, CultureInfo.InvariantCulture)
            : IsDescending ? long.MaxValue : 0;
    }

    private sealed record Found(CountedRows<MessageRow>? Page, bool IsTooLong = false)
    {
        public static Found TooLong { get; } = new(Page: null, IsTooLong: true);
    }

    private sealed record Counted
    {
        public int N { get; init; }

        public bool IsTooLong { get; init; }

        public long? Total { get; init; }

        public long? Version { get; init; }
    }
}
