using Commerce.Query.Sql;

namespace Commerce.Query.Tests.Sql;

public sealed class SqlTextTests
{
    [Fact]
    public void Holes_are_parameters_numbered_from_left_to_right()
    {
        var (statement, values) = SqlText.Of($"select {1}, {"two"} where x = {3L}").Compile();

        Assert.Equal("select $1, $2 where x = $3", statement.Text);
        Assert.Equal([1, "two", 3L], values);
    }

    [Fact]
    public void Sql_in_a_hole_is_spliced_in_and_numbered_anew()
    {
        var inner = SqlText.Of($"a = {"x"}");
        var twice = SqlText.Of($"{0} and {inner} or {inner} and {9}");

        var (statement, values) = twice.Compile();

        Assert.Equal("$1 and a = $2 or a = $3 and $4", statement.Text);
        Assert.Equal([0, "x", "x", 9], values);
        Assert.Equal("a = $1", inner.ToString());
    }

    [Fact]
    public void Same_pieces_are_the_same_statement_whatever_the_values()
    {
        static SqlStatement Named(object value, bool wide) =>
            SqlText.Of($"select a{(wide ? SqlText.Of($", b") : SqlText.Empty)} where x = {value}").Compile().Statement;

        Assert.Same(Named(1, wide: true), Named("two", wide: true));
        Assert.NotSame(Named(1, wide: true), Named(1, wide: false));
        Assert.Equal("select a, b where x = $1", Named(1, wide: true).Text);
        Assert.Equal("select a where x = $1", Named(1, wide: false).Text);
    }

    [Fact]
    public void Text_at_run_time_never_becomes_sql()
    {
        var hostile = "1; drop table message; --";

        var (statement, values) = SqlText.Of($"select {hostile}").Compile();

        Assert.Equal("select $1", statement.Text);
        Assert.Equal([hostile], values);
    }

    [Fact]
    public void Null_is_a_parameter_as_well()
    {
        int? nothing = null;

        var (statement, values) = SqlText.Of($"select {nothing}::int").Compile();

        Assert.Equal("select $1::int", statement.Text);
        Assert.Equal([null], values);
    }

    [Fact]
    public void Decisive_value_is_a_parameter_that_tells_of_itself_wherever_it_is_spliced_in()
    {
        var inner = SqlText.Of($"x like {SqlText.Decisive("a%")}");
        var outer = SqlText.Of($"select {1} where {SqlText.Join($" and ", [SqlText.Of($"y = {2}"), inner])}");

        var (statement, values) = outer.Compile();

        Assert.Equal("select $1 where y = $2 and x like $3", statement.Text);
        Assert.Equal([1, 2, "a%"], values);
        Assert.True(outer.HasDecisive);
        Assert.False(SqlText.Of($"select {"a%"}").HasDecisive);
    }

    [Fact]
    public void Column_of_rows_is_one_parameter_however_many_there_are()
    {
        var (few, values) = OfLengths("a", "bb").Compile();

        Assert.Equal("select * from unnest((select $1))", few.Text);
        Assert.Equal([1, 2], Assert.IsType<int[]>(Assert.Single(values)));
        Assert.Same(few, OfLengths("a", "bb", "ccc").Compile().Statement);

        static SqlText OfLengths(params string[] rows) =>
            SqlText.Of($"select * from unnest({SqlText.Column(rows, row => row.Length)})");
    }

    [Fact]
    public void Pieces_are_joined_with_a_constant_between_them()
    {
        var pieces = new[] { SqlText.Of($"{1}"), SqlText.Of($"b"), SqlText.Of($"{2}") };

        Assert.Equal("$1, b, $2", SqlText.Join($", ", pieces).ToString());
        Assert.Equal("b", SqlText.Join($", ", [SqlText.Of($"b")]).ToString());
        Assert.Equal("", SqlText.Join($", ", []).ToString());
        Assert.Equal("", SqlText.Empty.ToString());
    }
}
