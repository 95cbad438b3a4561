using System.Collections.Concurrent;
using System.Globalization;
using Commerce.Api.Attachments;
using Commerce.Api.Requests;
using Commerce.Foundation.Database;
using Commerce.Foundation.Identity;
using Commerce.Query;
using Commerce.Query.Sql;

namespace Commerce.Api.Messages;

/// <summary>
/// Pages of threads by number, which is what nearly all callers ask for: each is one short walk along the index, whatever
/// the thread. Those that are asked for at once, with the same columns, are read by one statement.
/// </summary>
internal sealed class MessagePages(ConnectionPool database)
{
    // What is skipped is walked over as well, and the others would wait for it.
    private const int MostSkipped = 1000;

    // With fewer, processors wait: a page is sent and read by its caller before the next one is asked for.
    private const int GroupsAtOnce = 4;

    // A page may hold megabytes; with these many, all groups hold twice as much as one page on each connection would.
    private const int MostPages = 8;

    private static readonly SqlText NoName = SqlText.Of($"null::text");

    private readonly ConcurrentDictionary<Shape, GroupedCalls<Asked, CountedRows<MessageRow>>> _calls = new();

    /// <summary>How many are read together at this moment, or wait to be.</summary>
    public int Count => _calls.Values.Sum(calls => calls.Count);

    /// <summary>True where the list is one of those.</summary>
    public static bool Has(ListPlan plan) => !plan.IsFiltered
        && plan is { Order: [{ Column.Name: "seq" }], Skip: <= MostSkipped }
        && !plan.Projection.Includes(AttachmentReferences.Property);

    /// <returns>Null where there is no such request for the caller.</returns>
    public Task<CountedRows<MessageRow>?> FindAsync(RequestId id, ListPlan plan, Caller caller)
    {
        var columns = MessageRow.ColumnsWithoutNames(plan.Projection, NoName, AttachmentReferences.None, plan.Order);
        var isDescending = plan.Order[0].Descending;
        var asked = new Asked(id, caller, After(plan, isDescending), plan.Take, plan.Skip);
        var calls = _calls.GetOrAdd(
            new Shape(columns.ToString(), isDescending),
            _ => new(database, all => ReadAsync(columns, isDescending, all), GroupsAtOnce, MostPages));
        return calls.RunAsync(asked, async () => (await ReadAsync(columns, isDescending, [asked]))[0].Result);
    }

    private async Task<IReadOnlyList<GroupedResult<CountedRows<MessageRow>>>> ReadAsync(
        SqlText columns, bool isDescending, IReadOnlyList<Asked> asked)
    {
        var rows = await database.PairsAsync<Counted, MessageRow>(
            Sql(columns, isDescending, asked), rightBegins: "request_no", CancellationToken.None);
        var pages = asked.Select(_ => new List<MessageRow>()).ToList();
        var totals = new long?[asked.Count];
        foreach (var (counted, row) in rows)
        {
            var i = counted.N - 1;
            totals[i] = counted.Total;
            if (row is not null)
            {
                pages[i].Add(row);
            }
        }

        // The database would sort all pages together. Each comes in its order as it is, though nobody promises it.
        pages.ForEach(page => page.Sort((a, b) => isDescending ? b.Seq.CompareTo(a.Seq) : a.Seq.CompareTo(b.Seq)));
        return [.. pages.Zip(totals, (page, total) => new GroupedResult<CountedRows<MessageRow>>(
            IsPassedOver: false, total is { } known ? new CountedRows<MessageRow>(known, Version: 0, page) : null))];
    }

    private static SqlText Sql(SqlText columns, bool isDescending, IReadOnlyList<Asked> asked)
    {
        var walk = isDescending
            ? SqlText.Of($"m.seq < p.after order by m.seq desc")
            : SqlText.Of($"m.seq > p.after order by m.seq");
        return SqlText.Of($"""
            select p.n::int as n, ({MessageScope.CountOfEach})::bigint as total, {columns}
            from unnest(
                {SqlText.Column(asked, one => one.Id.Number)}, {SqlText.Column(asked, one => one.Caller.Type.ToString())},
                {SqlText.Column(asked, one => one.Caller.AccountNo)}, {SqlText.Column(asked, one => one.After)},
                {SqlText.Column(asked, one => one.Take)}, {SqlText.Column(asked, one => one.Skip)}
            ) with ordinality as p(request_no, account_type, account_no, after, take, skip, n)
            left join thread r on r.request_no = p.request_no and {RequestScope.OfEach}
            left join lateral (
                select *
                from message m
                where m.request_no = r.request_no and {MessageScope.VisibleToEach} and {walk}
                limit p.take offset p.skip
            ) m on true
            """);
    }

    private static long After(ListPlan plan, bool isDescending) => plan.After is [var last]
        ? Convert.ToInt64(last, CultureInfo.InvariantCulture)
        : isDescending ? long.MaxValue : 0;

    private sealed record Shape(string Columns, bool IsDescending);

    private sealed record Asked(RequestId Id, Caller Caller, long After, int Take, int Skip);

    private sealed record Counted
    {
        public int N { get; init; }

        public long? Total { get; init; }
    }
}
