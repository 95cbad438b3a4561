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
        Check(Compare(X, Comparison.Equal, Text("a")), "x = $1", "x is distinct from $1");
        Check(Compare(N, Comparison.Equal, Text("a")), "n = $1", "n <> $1");
        Check(Compare(X, Comparison.NotEqual, Text("a")), "x is distinct from $1", "x = $1");
        Check(Compare(N, Comparison.NotEqual, Text("a")), "n <> $1", "n = $1");
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
            "x collate \"C\" > $1", "(x collate \"C\" > $1) is not true");
        Check(Compare(Text("a"), Comparison.Greater, N), "n collate \"C\" < $1", "n collate \"C\" >= $1");
        Check(Compare(X, Comparison.Less, Text(null)), "false", "true");
        Check(
            Compare(X, Comparison.LessOrEqual, Y),
            "(x collate \"C\" <= y or (x is null and y is null))",
            "((x collate \"C\" <= y or (x is null and y is null))) is not true");
    }

    [Fact]
    public void List_is_one_parameter()
    {
        Check(In(X, "a", "b"), "x = any($1)", "(x = any($1)) is not true");
        Check(In(X, "a", null), "(x = any($1) or x is null)", "((x = any($1) or x is null)) is not true");
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

        Assert.Equal(["x = any($1)", "x = any($1)"], both.Select(sql => sql.ToString()));
        Check(
            new Filter.Or(leaves[0], In(X, "b", null)),
            "(x = any($1) or x is null)", "((x = any($1) or x is null)) is not true");
        Check(
            new Filter.And(leaves[0], new Filter.Or(leaves[1], Compare(N, Comparison.Equal, Text("b")))),
            "(x = $1 and (x = $2 or n = $3))",
            "(x is distinct from $1 or (x is distinct from $2 and n <> $3))");
    }

    [Theory]
    [InlineData(MatchKind.Contains, "%50\\%\\_\\\\%")]
    [InlineData(MatchKind.StartsWith, "50\\%\\_\\\\%")]
    [InlineData(MatchKind.EndsWith, "%50\\%\\_\\\\")]
    [InlineData(MatchKind.Equals, "50\\%\\_\\\\")]
    public void Match_escapes_what_like_reads_as_a_pattern(MatchKind kind, string pattern)
    {
        var match = new Filter.Match(X, kind, Text("50%_\\"), false);
        Check(match, "x like $1", "x not like $1");
        Check(match with { IgnoreCase = true }, "x ilike $1", "x not ilike $1");
        Assert.Equal([pattern], FilterCompiler.Compile(match, default).Compile().Values);
    }

    [Fact]
    public void Match_over_one_case_is_ilike()
    {
        var lower = Call(Function.ToLower, X);
        Check(new Filter.Match(lower, MatchKind.Contains, Text("ab"), false), "x ilike $1", "x not ilike $1");
        Check(new Filter.Match(lower, MatchKind.Contains, Text("aB"), false), "false", "x is not null");
        Check(
            new Filter.Match(lower, MatchKind.Contains, Call(Function.ToLower, Text("aB")), false),
            "x ilike $1", "x not ilike $1");
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
            Compare(Call(Function.Year, T), Comparison.Equal, year), "(t >= $1 and t < $2)", "(t < $1 or t >= $2)");
        Check(
            Compare(Call(Function.Date, Ended), Comparison.Equal, date),
            "(ended >= $1 and ended < $2)", "((ended >= $1 and ended < $2)) is not true");
        Check(Compare(Call(Function.Date, T), Comparison.Greater, date), "t >= $1", "t < $1");
        Check(Compare(date, Comparison.Greater, T), "t < $1", "t >= $1");
        Check(
            Compare(Call(Function.Month, T), Comparison.Equal, year),
            "extract(month from t at time zone 'UTC')::int = $1",
            "extract(month from t at time zone 'UTC')::int <> $1");
    }

    [Fact]
    public void Ids_are_compared_in_their_columns()
    {
        Check(Ids([1, null]), "(u = $1 and k is null)", "((u = $1 and k is null)) is not true");
        Check(
            Ids([1, 2], [3, 4]),
            "(u, k) in (select * from unnest($1, $2))",
            "((u, k) in (select * from unnest($1, $2))) is not true");
        Check(
            Ids([1, null], [2, null], [null, 3]),
            "((u = any($1) and k is null) or (k = $2 and u is null))",
            "(((u = any($1) and k is null) or (k = $2 and u is null))) is not true");
        Check(
            Compare(Author, Comparison.Equal, new Scalar.Constant(null, FieldType.Id)),
            "(u is null and k is null)", "(u is not null or k is not null)");
    }

    [Fact]
    public void Collections_are_subqueries()
    {
        var e = In(N, "a");
        Check(
            new Filter.Any(Items, e), "exists (select 1 from item i where i.r = r and (n = any($1)))",
            "not exists (select 1 from item i where i.r = r and (n = any($1)))");
        Check(
            new Filter.All(Items, e), "not exists (select 1 from item i where i.r = r and (n = any($1)) is not true)",
            "exists (select 1 from item i where i.r = r and (n = any($1)) is not true)");
    }

    [Fact]
    public void Search_is_a_tsquery_of_words_without_punctuation()
    {
        var search = new Search.And(
            new Search.Or(new Search.Phrase("a"), new Search.Phrase("b@c.é")), new Search.Not(new Search.Phrase("d")));
        var (statement, values) = SearchCompiler.Compile(search, SqlText.Of($"m.words")).Compile();

        Assert.Equal(
            "m.words @@ (((phraseto_tsquery('simple', $1) || phraseto_tsquery('simple', $2))"
            + " && (!!phraseto_tsquery('simple', $3))))",
            statement.Text);
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
