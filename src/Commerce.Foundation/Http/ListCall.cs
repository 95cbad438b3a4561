using System.Diagnostics;
using Commerce.Foundation.Database;
using Commerce.Foundation.Identity;
using Commerce.Foundation.Telemetry;
using Commerce.Query;
using Commerce.Query.Sql;

namespace Commerce.Foundation.Http;

/// <summary>
/// The list part of a call: its query read against the fields that the endpoint offers, and the page made of the rows.
/// </summary>
internal sealed class ListCall
{
    private const string After = "after";
    private const string LastEventId = "Last-Event-ID";

    private static readonly string[] Forms = [Negotiation.Json, Negotiation.JsonLines];
    private static readonly string[] LiveForms = [.. Forms, Negotiation.EventStream];

    private readonly HttpContext _http;
    private readonly string? _after;
    private readonly SignedCursors _cursors;
    private readonly long _begin = Stopwatch.GetTimestamp();

    private ListCall(
        HttpContext http, SignedCursors cursors, ListPlan plan, FieldSet fields, DateTimeOffset now, string form,
        string? after)
    {
        _http = http;
        _cursors = cursors;
        Plan = plan;
        Now = now;
        _after = after;
        Form = form;
        Condition = CompileCondition(plan, fields, now);
    }

    public ListPlan Plan { get; }

    /// <summary>What <c>now()</c> stands for.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>True where the caller wants the whole list as JSON lines; where a page begins and ends does not count then.</summary>
    public bool IsStream => Form == Negotiation.JsonLines;

    /// <summary>True where the caller wants what comes, as it comes; order and page do not count then.</summary>
    public bool IsLive => Form == Negotiation.EventStream;

    /// <summary>What a caller of a live list has already: the <c>Last-Event-ID</c> of its connection before, or <c>after</c>.</summary>
    public string? ResumeFrom => _http.Request.Headers[LastEventId] is [{ Length: > 0 } last] ? last : _after;

    private string Form { get; }

    /// <summary>The caller's own condition, beginning with <c>and</c>; it stands beside the scope, never around it.</summary>
    public SqlText Condition { get; }

    public static async ValueTask<ListCall> BindAsync(HttpContext http)
    {
        var caller = Caller.Of(http);
        var fields = http.GetEndpoint()!.Metadata.GetRequiredMetadata<ListFields>().For(caller.Type);
        var key = await http.RequestServices.GetRequiredService<SigningKeys>().GetAsync("cursor", http.RequestAborted);
        // Bound to the list and to the account: a cursor says nothing in another's hands.
        var list = $"{caller.AccountNo} {http.Request.Path.Value?.TrimEnd('/').ToUpperInvariant()}";
        var cursors = new SignedCursors(key, list);
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var form = FormOf(http);
        var (raw, after) = Split(http, form);
        return new ListCall(http, cursors, RecentPlans.Of(raw, fields, cursors), fields, now, form, after);
    }

    /// <summary>400: what the caller says that it has is nothing to go on from.</summary>
    public ProblemException CannotResume(string right)
    {
        var errors = new FieldErrors();
        if (ResumeFrom == _after)
        {
            return new ProblemException(Problems.InvalidQuery(new QueryException(After, 0, right)));
        }

        errors.Add(LastEventId, right);
        return new ProblemException(Problems.InvalidHeader(errors));
    }

    /// <summary>True where the caller has a page already.</summary>
    public bool IsConditional => _http.Request.Headers.IfNoneMatch.Count > 0;

    /// <summary>True where besides it can be told without the rows whether it is still the same.</summary>
    public bool IsRepeated => Plan.IsFinal && IsConditional;

    /// <summary>The validator of the page where its list tells a version; null where it has to be made of the bytes.</summary>
    public string? TagOf(long version) => Plan.IsFinal ? EntityTag.Of(_http, Negotiation.Json, version) : null;

    /// <returns>304 where the caller has the page of that version.</returns>
    public NotModified? Unchanged(long version) =>
        TagOf(version) is { } tag && EntityTag.IsKnown(_http, tag) ? new NotModified(tag) : null;

    /// <summary>Makes the page and, where there is more, the address of the next in <c>Link</c>.</summary>
    /// <param name="rows">The rows of the page, and one more where there is a next page.</param>
    /// <param name="total">How many rows there are in all.</param>
    /// <param name="item">The wire form of a row.</param>
    /// <param name="sortValues">The values of a row in the columns of the order.</param>
    public Page<TItem> ToPage<TRow, TItem>(
        IReadOnlyList<TRow> rows, long total, Func<TRow, TItem> item,
        Func<TRow, IReadOnlyList<OrderTerm>, IReadOnlyList<object>> sortValues)
    {
        Measure();
        // A page that is waited for may be made more than once.
        _http.Response.Headers.Remove("Link");
        if (rows.Count > Plan.Limit)
        {
            var after = sortValues(rows[Plan.Limit - 1], Plan.Order);
            LinkNext(_cursors.Write(new Cursor(after, Plan.Offset + Plan.Limit), Plan.Condition, Plan.Order));
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

    /// <summary>What the list cost, where somebody wants to know.</summary>
    private void Measure()
    {
        if (!Measures.QueryDuration.Enabled && !Measures.QueryConditions.Enabled)
        {
            return;
        }

        var route = MeasureTag.Route(Routes.Of(_http) ?? "none");
        var dialect = MeasureTag.Dialect(QueryCost.Dialect(Plan, RawQuery.Of(_http)));
        Measures.QueryDuration.Record(Stopwatch.GetElapsedTime(_begin).TotalSeconds, route, dialect);
        Measures.QueryConditions.Record(QueryCost.Conditions(Plan), route, dialect);
    }

    private static string FormOf(HttpContext http)
    {
        var isLive = http.GetEndpoint()!.Metadata.Contains(LiveForm.Instance);
        return Negotiation.Choose(http.Request, isLive ? LiveForms : Forms) ?? Negotiation.Json;
    }

    /// <summary>A live list takes one parameter more, which is not of the query language.</summary>
    private static (string Raw, string? After) Split(HttpContext http, string form)
    {
        var raw = RawQuery.Of(http);
        return form == Negotiation.EventStream ? ListQuery.Take(raw, After) : (raw, null);
    }

    private static SqlText CompileCondition(ListPlan plan, FieldSet fields, DateTimeOffset now)
    {
        var filter = plan.Filter is { } tree ? SqlText.Of($" and ({FilterCompiler.Compile(tree, now)})") : SqlText.Empty;
        var search = plan.Search is { } words
            ? SqlText.Of($" and {SearchCompiler.Compile(words, fields.SearchVector!)}")
            : SqlText.Empty;
        return SqlText.Of($"{filter}{search}");
    }

    private void LinkNext(string cursor)
    {
        var (offsetName, cursorName) = Plan.Dialect switch
        {
            Dialect.Rql => ("offset", "cursor"),
            Dialect.OData => ("$skip", "$skiptoken"),
        };
        var kept = QuerySplitter.Split(RawQuery.Of(_http).TrimStart('?'))
            .Select(segment => segment.Raw)
            .Where(part => !IsNamed(part, offsetName) && !IsNamed(part, cursorName))
            .Append($"{cursorName}={cursor}");
        // A raw angle bracket would end the address inside the header.
        var query = string.Join('&', kept).Replace(">", "%3E", StringComparison.Ordinal);
        _http.Response.Headers.Link = $"<{_http.Request.Path.ToUriComponent()}?{query}>; rel=\"next\"";
    }

    private static bool IsNamed(string part, string name) =>
        Uri.UnescapeDataString(part.Split('=', 2)[0]).Equals(name, StringComparison.OrdinalIgnoreCase);
}
