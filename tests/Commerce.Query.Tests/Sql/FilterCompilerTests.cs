using Commerce.Query.Sql;

namespace Commerce.Query.Tests.Sql;

/// <summary>One case a row of the table of semantics: the condition, and the same under <c>not</c>.</summary>
public sealed class FilterCompilerTests
{
    private static readonly Scalar X = Column("x", FieldType.Text, true);
    private static readonly Scalar Y = Column("y", FieldType.Text, true);
    private static readonly Scalar N = Column("n", FieldType.Text, false);
    private static readonly Scalar T = Column("t", FieldType.Time, false);
    private static readonly Scalar Ended = Column("ended", FieldType.Time, true);

    private static readonly Scalar Author = new Scalar.Column(new Field("author")
    {
        Type = FieldType.Id,
        IsNullable = true,
        Columns = [SqlText.Of($"u"), SqlText.Of($"k")],
    });

    private static readonly CollectionField Items = new(
        "items", new FieldSet("x", []), SqlText.Of($"item i where i.r = r"));

    [Fact]
    public void Equality_is_never_unknown()
    {
        Check(Compare(X, Comparison.Equal, Text("a")), "x = @p0", "x is distinct from @p0");
        Check(Compare(N, Comparison.Equal, Text("a")), "n = @p0", "n <> @p0");
        Check(Compare(X, Comparison.NotEqual, Text("a")), "x is distinct from @p0", "x = @p0");
        Check(Compare(N, Comparison.NotEqual, Text("a")), "n <> @p0", "n = @p0");
        Check(Compare(X, Comparison.Equal, Y), "x is not distinct from y", "x is distinct from y");
        Check(Compare(X, Comparison.Equal, Text(null)), "x is null", "x is not null");
        Check(Compare(Text(null), Comparison.NotEqual, X), "x is not null", "x is null");
        Check(Compare(N, Comparison.Equal, Text(null)), "false", "true");
    }

    [Fact]
    public void Nothing_is_before_or_behind_null()
    {
        Check(
            Compare(X, Comparison.Greater, Text("a")),
            "x collate \"C\" > @p0", "(x collate \"C\" > @p0) is not true");
        Check(Compare(Text("a"), Comparison.Greater, N), "n collate \"C\" < @p0", "n collate \"C\" >= @p0");
        Check(Compare(X, Comparison.Less, Text(null)), "false", "true");
        Check(
            Compare(X, Comparison.LessOrEqual, Y),
            "(x collate \"C\" <= y or (x is null and y is null))",
            "((x collate \"C\" <= y or (x is null and y is null))) is not true");
    }

    [Fact]
    public void List_is_one_parameter()
    {
        Check(In(X, "a", "b"), "x = any(@p0)", "(x = any(@p0)) is not true");
        Check(In(X, "a", null), "(x = any(@p0) or x is null)", "((x = any(@p0) or x is null)) is not true");
        Check(In(X), "false", "true");
        Check(In(X, (string?)null), "x is null", "x is not null");
        var (_, values) = FilterCompiler.Compile(In(X, "a", "b", "a"), default).Compile();
        Assert.Equal((string[])["a", "b"], Assert.IsType<string[]>(Assert.Single(values)));
    }

    [Fact]
    public void Chain_of_equalities_is_a_list_however_it_leans()
    {
        var leaves = Enumerable.Range(0, 512).Select(i => (Filter)Compare(X, Comparison.Equal, Text($"{i}"))).ToList();
        var left = leaves.Aggregate((chain, leaf) => new Filter.Or(chain, leaf));
        var right = Enumerable.Reverse(leaves).Aggregate((chain, leaf) => new Filter.Or(leaf, chain));
        var both = new List<SqlText>();
        // A stack that a walk down the chain would not fit into.
        var thread = new Thread(
            () => both.AddRange([FilterCompiler.Compile(left, default), FilterCompiler.Compile(right, default)]),
            maxStackSize: 128 * 1024);
        thread.Start();
        thread.Join();

        Assert.Equal(["x = any(@p0)", "x = any(@p0)"], both.Select(sql => sql.ToString()));
        Check(
            new Filter.Or(leaves[0], In(X, "b", null)),
            "(x = any(@p0) or x is null)", "((x = any(@p0) or x is null)) is not true");
        Check(
            new Filter.And(leaves[0], new Filter.Or(leaves[1], Compare(N, Comparison.Equal, Text("b")))),
            "(x = @p0 and (x = @p1 or n = @p2))",
            "(x is distinct from @p0 or (x is distinct from @p1 and n <> @p2))");
    }

    [Theory]
    [InlineData(MatchKind.Contains, "%50\\%\\_\\\\%")]
    [InlineData(MatchKind.StartsWith, "50\\%\\_\\\\%")]
    [InlineData(MatchKind.EndsWith, "%50\\%\\_\\\\")]
    [InlineData(MatchKind.Equals, "50\\%\\_\\\\")]
    public void Match_escapes_what_like_reads_as_a_pattern(MatchKind kind, string pattern)
    {
        var match = new Filter.Match(X, kind, Text("50%_\\"), false);
        Check(match, "x like @p0", "x not like @p0");
        Check(match with { IgnoreCase = true }, "x ilike @p0", "x not ilike @p0");
        Assert.Equal([pattern], FilterCompiler.Compile(match, default).Compile().Values);
    }

    [Fact]
    public void Match_over_one_case_is_ilike()
    {
        var lower = Call(Function.ToLower, X);
        Check(new Filter.Match(lower, MatchKind.Contains, Text("ab"), false), "x ilike @p0", "x not ilike @p0");
        Check(new Filter.Match(lower, MatchKind.Contains, Text("aB"), false), "false", "x is not null");
        Check(
            new Filter.Match(lower, MatchKind.Contains, Call(Function.ToLower, Text("aB")), false),
            "x ilike @p0", "x not ilike @p0");
        Check(
            new Filter.Match(X, MatchKind.Contains, Y, false), "position(y in x) > 0", "not (position(y in x) > 0)");
        Check(new Filter.Match(X, MatchKind.Contains, Text(null), false), "false", "false");
    }

    [Fact]
    public void Year_and_date_are_ranges_of_the_time()
    {
        var year = new Scalar.Constant(2026L, FieldType.Number);
        var date = new Scalar.Constant(new DateOnly(2026, 1, 31), FieldType.Date);
        Check(
            Compare(Call(Function.Year, T), Comparison.Equal, year), "(t >= @p0 and t < @p1)", "(t < @p0 or t >= @p1)");
        Check(
            Compare(Call(Function.Date, Ended), Comparison.Equal, date),
            "(ended >= @p0 and ended < @p1)", "((ended >= @p0 and ended < @p1)) is not true");
        Check(Compare(Call(Function.Date, T), Comparison.Greater, date), "t >= @p0", "t < @p0");
        Check(Compare(date, Comparison.Greater, T), "t < @p0", "t >= @p0");
        Check(
            Compare(Call(Function.Month, T), Comparison.Equal, year),
            "extract(month from t at time zone 'UTC')::int = @p0",
            "extract(month from t at time zone 'UTC')::int <> @p0");
    }

    [Fact]
    public void Ids_are_compared_in_their_columns()
    {
        Check(Ids([1, null]), "(u = @p0 and k is null)", "((u = @p0 and k is null)) is not true");
        Check(
            Ids([1, 2], [3, 4]),
            "(u, k) in (select * from unnest(@p0, @p1))",
            "((u, k) in (select * from unnest(@p0, @p1))) is not true");
        Check(
            Ids([1, null], [2, null], [null, 3]),
            "((u = any(@p0) and k is null) or (k = @p1 and u is null))",
            "(((u = any(@p0) and k is null) or (k = @p1 and u is null))) is not true");
        Check(
            Compare(Author, Comparison.Equal, new Scalar.Constant(null, FieldType.Id)),
            "(u is null and k is null)", "(u is not null or k is not null)");
    }

    [Fact]
    public void Collections_are_subqueries()
    {
        var e = In(N, "a");
        Check(
            new Filter.Any(Items, e), "exists (select 1 from item i where i.r = r and (n = any(@p0)))",
            "not exists (select 1 from item i where i.r = r and (n = any(@p0)))");
        Check(
            new Filter.All(Items, e), "not exists (select 1 from item i where i.r = r and (n = any(@p0)) is not true)",
            "exists (select 1 from item i where i.r = r and (n = any(@p0)) is not true)");
    }

    [Fact]
    public void Search_is_a_tsquery_of_words_without_punctuation()
    {
        var search = new Search.And(
            new Search.Or(new Search.Phrase("a"), new Search.Phrase("b@c.é")), new Search.Not(new Search.Phrase("d")));
        var (text, values) = SearchCompiler.Compile(search, SqlText.Of($"m.words")).Compile();

        Assert.Equal(
            "m.words @@ (((phraseto_tsquery('simple', @p0) || phraseto_tsquery('simple', @p1))"
            + " && (!!phraseto_tsquery('simple', @p2))))",
            text);
        Assert.Equal(["a", "b c é", "d"], values);
    }

    private static void Check(Filter filter, string sql, string negated)
    {
        Assert.Equal(sql, FilterCompiler.Compile(filter, default).ToString());
        Assert.Equal(negated, FilterCompiler.Compile(new Filter.Not(filter), default).ToString());
        Assert.Equal(sql, FilterCompiler.Compile(new Filter.Not(new Filter.Not(filter)), default).ToString());
    }

    private static Filter.Compare Compare(Scalar left, Comparison comparison, Scalar right) =>
        new Filter.Compare(left, comparison, right);

    private static Filter.In In(Scalar value, params string?[] values) =>
        new(value, [.. values.Select(Text)]);

    private static Filter.In Ids(params object?[][] ids) =>
        new(Author, [.. ids.Select(id => new Scalar.Constant(new IdValue("", id), FieldType.Id))]);

    private static Scalar.Constant Text(string? value) => new Scalar.Constant(value, FieldType.Text);

    private static Scalar.Call Call(Function function, params Scalar[] arguments) =>
        new(function, arguments);

    private static Scalar.Column Column(string name, FieldType type, bool isNullable) =>
        new Scalar.Column(new Field(name) { Type = type, IsNullable = isNullable, Columns = [Named(name)] });

    private static SqlText Named(string name) => name switch
    {
        "x" => SqlText.Of($"x"),
        "y" => SqlText.Of($"y"),
        "n" => SqlText.Of($"n"),
        "t" => SqlText.Of($"t"),
        _ => SqlText.Of($"ended"),
    };
}
