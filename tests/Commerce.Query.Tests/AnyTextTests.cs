using Commerce.Query.OData;
using Commerce.Query.Sql;
using Commerce.Query.Tests.Samples;
using Commerce.Query.Tests.Sql;
using FsCheck;
using FsCheck.Fluent;

namespace Commerce.Query.Tests;

/// <summary>
/// Any text is read, or refused with a short sentence at a place inside it; and what is read becomes SQL that holds no
/// word of it.
/// </summary>
public sealed class AnyTextTests
{
    private const string Alias = "('User',@b)";

    // Words of the languages, what resembles them, and single characters that parsers stumble over.
    private static readonly string[] Anywhere =
    [
        "id", "type", "content", "seq", "price", "html", "nothing", "'", "\"", "''", "\\", "(", ")", "[", "]", ",", "/", ":",
        ".", "*", "=", "&", "|", ";", "?", "+", "-", " ", "$", "%", "%4", "%41", "%00", "%27", "%26", "%28", "%ff",
        "%f0%9f%98%80", "0", "5", "2.5", "1e99", "99999999999", "'a'", "\"a\"", "null", "true", "2026-01-01",
        "2026-01-01T00:00:00Z", "\0", "\ud83d", "\ude00", "😀", "é", "٣", "\r\n",
    ];

    private static readonly string[] OfOData =
    [
        "type eq 'User'", "audit/created/at", "visibility/client", "messages/any(", "m:", "m/type", "account/id", " eq ",
        " ne ", " gt ", " in ", " and ", " or ", "not ", " add ", " div ", " divby ", "contains(", "tolower(", "now()",
        "substring(", "date(", "year(", "duration'P1D'", "'User'", "@a", "@b", "$it/", "has", " desc", " asc",
        "audit($select=created", "AND", "OR", "NOT", "word",
    ];

    private static readonly string[] OfRql =
    [
        "and(", "or(", "not(", "eq(", "ne(", "gt(", "like(", "ilike(", "in(", "out(", "any(", "all(", "self(", "messages",
        "null()", "empty()", "\\*", "account.name", "audit.created.at", "visibility", "visibility.client", "audit(created",
        "User", "System", "x", "type=User", "seq=1", "content='a'", "render()",
    ];

    private static readonly string[] OfQueries =
    [
        "&", "&", "&", "limit=", "offset=", "order=", "select=", "cursor=", "query=", "rql=", "LIMIT=5", "$top=", "$skip=",
        "$orderby=", "$select=", "$filter=", "$search=", "$count=", "$expand=", "$skiptoken=", "@a=", "AAAA",
    ];

    private static readonly Dictionary<string, (string[] Pieces, Func<string, SqlText> Read)> FrontEnds = new()
    {
        ["$filter"] = (OfOData, text => Compile(SampleFilters.OData(text, ("@a", Alias), ("@b", "'User'")))),
        ["$filter with a circle"] = (OfOData, text => Compile(SampleFilters.OData(text, ("@a", Alias), ("@b", "@a")))),
        ["$orderby"] = (OfOData, text => SqlCompiler.OrderBy(ODataOrder.Parse("$orderby", text, SampleFields.Messages))),
        ["$select"] = (OfOData, text => NoSql(() => ODataSelect.Parse("$select", text, SampleFields.Messages))),
        ["$search"] = (OfOData, text => SearchCompiler.Compile(
            SearchParser.Parse("$search", text), SampleFields.Messages.SearchVector!)),
        ["filter"] = (OfRql, text => Compile(SampleFilters.Rql(text))),
        ["order"] = (OfRql, text => SqlCompiler.OrderBy(OrderParser.Parse("order", text, SampleFields.Messages))),
        ["select"] = (OfRql, text => NoSql(() => Select(text))),
        ["query in RQL"] = ([.. OfQueries, .. OfRql], Query),
        ["query in OData"] = ([.. OfQueries, .. OfOData], Query),
    };

    public static TheoryData<string> Names { get; } = new(FrontEnds.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Any_text_is_read_or_refused_at_a_place_inside_it(string frontEnd)
    {
        var (pieces, read) = FrontEnds[frontEnd];
        var texts = Gen.Frequency(
            (9, Gen.Frequency((3, Gen.Elements(pieces)), (2, Gen.Elements(Anywhere))).ListOf().Select(string.Concat)),
            (1, ArbMap.Default.GeneratorFor<string>().Select(text => text ?? "")));
        var isQuery = pieces.Contains("limit=");
        Prop.ForAll(texts.ToArbitrary(), text => IsReadOrRefused(text, read, isQuery)).Check(PropertySettings.Config());
    }

    private static bool IsReadOrRefused(string text, Func<string, SqlText> read, bool isQuery)
    {
        try
        {
            return !SqlVocabulary.Foreign(read(text)).Any();
        }
        catch (QueryException refusal)
        {
            return refusal.Position >= 0 && refusal.Position <= LengthOf(refusal.Parameter, text, isQuery)
                && refusal.Sentence.Length is > 0 and < 500;
        }
    }

    /// <summary>The length of what the parameter holds; decoded it is no longer than as it came.</summary>
    private static int LengthOf(string parameter, string text, bool isQuery) =>
        isQuery ? QuerySplitter.Split(text).Where(segment => segment.Name == parameter)
            .Select(segment => segment.Value.Length).FirstOrDefault(text.Length)
        : parameter[0] == '@' ? Alias.Length
        : text.Length;

    private static SqlText Query(string text)
    {
        var plan = ListQuery.Parse(text, SampleFields.Messages, TestFields.Cursors("list"));
        Assert.InRange(plan.Limit, 0, QueryLimits.PageSize);
        Assert.InRange(plan.Offset, 0, QueryLimits.Offset);
        Assert.NotEmpty(plan.Order);
        var filter = plan.Filter is { } tree ? Compile(tree) : SqlText.Empty;
        var search = plan.Search is { } words
            ? SearchCompiler.Compile(words, SampleFields.Messages.SearchVector!)
            : SqlText.Empty;
        return SqlText.Of($"{filter} {search} {SqlCompiler.OrderBy(plan.Order)} {SqlCompiler.After(plan)}");
    }

    private static SqlText Compile(Filter filter) => FilterCompiler.Compile(filter, SampleValues.Now);

    private static Projection Select(string text) => SelectParser.Parse(
        "select", text, SampleFields.Messages, SampleFields.Messages.DefaultProjection, SampleFields.Messages.Default);

    private static SqlText NoSql(Func<Projection> read)
    {
        Assert.NotNull(read().Omitted);
        return SqlText.Empty;
    }
}
