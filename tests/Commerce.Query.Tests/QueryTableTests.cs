using Commerce.Query.Rql;
using Commerce.Query.Tests.Table;

namespace Commerce.Query.Tests;

public sealed class QueryTableTests
{
    public static TheoryData<string?, string?, string> Rows { get; } =
        new(QueryTable.Rows.Select(row => (row.OData, row.Rql, row.Canonical)));

    [Theory]
    [MemberData(nameof(Rows))]
    public void Both_languages_mean_the_tree_of_their_row(string? odata, string? rql, string canonical)
    {
        var row = Row(odata, rql, canonical);
        var (fromOData, fromRql) = (row.FromOData, row.FromRql);

        Assert.Equal(canonical, RqlText.Write((fromOData ?? fromRql)!));
        if (fromRql is not null)
        {
            Assert.Equal(canonical, RqlText.Write(fromRql));
            Assert.True(FilterEquality.Same(fromRql, row with { Rql = canonical } is var same ? same.FromRql : null));
            Assert.True(fromOData is null || FilterEquality.Same(fromOData, fromRql));
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Query_string_carries_the_texts_escaped_and_raw(string? odata, string? rql, string canonical)
    {
        var row = Row(odata, rql, canonical);
        var aliases = string.Concat(QueryRow.Aliases.Select(alias => $"&{alias.Key}={Uri.EscapeDataString(alias.Value)}"));
        string[] queries =
        [
            .. odata is null ? (string[])[] :
            [
                $"$filter={Uri.EscapeDataString(odata)}{aliases}",
                // Where no space is escaped, a plus is one.
                $"$top=5&$filter={(odata.Contains(' ') ? Raw(odata) : Raw(odata).Replace("+", "%2B"))}{aliases}",
            ],
            .. rql is null ? (string[])[] :
            [
                Uri.EscapeDataString(rql), $"limit=5&{Raw(rql)}", $"{Raw(rql)}&limit=5",
                $"rql={Uri.EscapeDataString(rql)}",
                $"limit=5&query={Raw(rql).Replace("&", "%26", StringComparison.Ordinal)}&offset=1",
            ],
        ];

        Assert.All(queries, query => Assert.Equal(
            canonical,
            RqlText.Write(ListQuery.Parse(query, row.Fields, TestFields.Cursors("list")).Filter!)));
    }

    [Fact]
    public void Table_holds_each_row_once_and_most_in_both_languages()
    {
        Assert.Equal(QueryTable.Rows.Count, QueryTable.Rows.DistinctBy(row => (row.OData, row.Rql)).Count());
        Assert.All(QueryTable.Rows, row => Assert.True(row.OData is not null || row.Rql is not null));
        Assert.InRange(QueryTable.Rows.Count(row => row.OData is not null && row.Rql is not null), 250, int.MaxValue);
    }

    [Fact]
    public void Table_reaches_everything_that_a_tree_can_be_and_all_of_it_under_not()
    {
        var trees = QueryTable.Rows.Select(row => (row.FromOData ?? row.FromRql)!).ToList();
        var inner = trees.SelectMany(Below).ToList();
        var negated = inner.OfType<Filter.Not>().Select(not => Kind(not.Operand)).ToHashSet();
        var calls = inner.SelectMany(Scalars).SelectMany(Below).OfType<Scalar.Call>();

        Assert.Empty(Enum.GetValues<Function>().Except(calls.Select(call => call.Function)));
        Assert.Empty(inner.Select(Kind).Distinct().Except(negated));
        Assert.Equal(
            [
                "All", "Always", "And", "Any", "Contains False", "Contains True", "EndsWith False", "EndsWith True",
                "Equal", "Equals True", "Greater", "GreaterOrEqual", "In", "Less", "LessOrEqual", "Not", "NotEqual", "Or",
                "StartsWith False", "StartsWith True",
            ],
            negated.Order(StringComparer.Ordinal));
    }

    private static QueryRow Row(string? odata, string? rql, string canonical) =>
        QueryTable.Rows.Single(row => (row.OData, row.Rql, row.Canonical) == (odata, rql, canonical));

    /// <summary>As a client that escapes no more than it must.</summary>
    private static string Raw(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal).Replace(" ", "%20", StringComparison.Ordinal);

    private static string Kind(Filter filter) => filter switch
    {
        Filter.Compare compare => compare.Operator.ToString(),
        Filter.Match match => $"{match.Kind} {match.IgnoreCase}",
        _ => filter.GetType().Name,
    };

    private static IEnumerable<Filter> Below(Filter filter) =>
    [
        filter,
        .. filter switch
        {
            Filter.And and => [.. Below(and.Left), .. Below(and.Right)],
            Filter.Or or => [.. Below(or.Left), .. Below(or.Right)],
            Filter.Not not => Below(not.Operand),
            Filter.Any { Condition: { } condition } => Below(condition),
            Filter.All all => Below(all.Condition),
            _ => (IEnumerable<Filter>)[],
        },
    ];

    private static IEnumerable<Scalar> Scalars(Filter filter) => filter switch
    {
        Filter.Compare compare => [compare.Left, compare.Right],
        Filter.In list => [list.Value],
        Filter.Match match => [match.Text, match.Needle],
        _ => [],
    };

    private static IEnumerable<Scalar> Below(Scalar scalar) =>
        scalar is Scalar.Call call ? [call, .. call.Arguments.SelectMany(Below)] : [scalar];
}
