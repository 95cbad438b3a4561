using Commerce.Query.Sql;

namespace Commerce.Query.Tests.Sql;

public sealed class SqlTextTests
{
    [Fact]
    public void Holes_are_parameters_numbered_from_left_to_right()
    {
        var (text, values) = SqlText.Of($"select {1}, {"two"} where x = {3L}").Compile();

        Assert.Equal("select @p0, @p1 where x = @p2", text);
        Assert.Equal([1, "two", 3L], values);
    }

    [Fact]
    public void Sql_in_a_hole_is_spliced_in_and_numbered_anew()
    {
        var inner = SqlText.Of($"a = {"x"}");
        var twice = SqlText.Of($"{0} and {inner} or {inner} and {9}");

        var (text, values) = twice.Compile();

        Assert.Equal("@p0 and a = @p1 or a = @p2 and @p3", text);
        Assert.Equal([0, "x", "x", 9], values);
        Assert.Equal("a = @p0", inner.ToString());
    }

    [Fact]
    public void Text_at_run_time_never_becomes_sql()
    {
        var hostile = "1; drop table message; --";

        var (text, values) = SqlText.Of($"select {hostile}").Compile();

        Assert.Equal("select @p0", text);
        Assert.Equal([hostile], values);
    }

    [Fact]
    public void Null_is_a_parameter_as_well()
    {
        int? nothing = null;

        var (text, values) = SqlText.Of($"select {nothing}::int").Compile();

        Assert.Equal("select @p0::int", text);
        Assert.Equal([null], values);
    }

    [Fact]
    public void Decisive_value_is_a_parameter_that_tells_of_itself_wherever_it_is_spliced_in()
    {
        var inner = SqlText.Of($"x like {SqlText.Decisive("a%")}");
        var outer = SqlText.Of($"select {1} where {SqlText.Join($" and ", [SqlText.Of($"y = {2}"), inner])}");

        var (text, values) = outer.Compile();

        Assert.Equal("select @p0 where y = @p1 and x like @p2", text);
        Assert.Equal([1, 2, "a%"], values);
        Assert.True(outer.HasDecisive);
        Assert.False(SqlText.Of($"select {"a%"}").HasDecisive);
    }

    [Fact]
    public void Pieces_are_joined_with_a_constant_between_them()
    {
        var pieces = new[] { SqlText.Of($"{1}"), SqlText.Of($"b"), SqlText.Of($"{2}") };

        Assert.Equal("@p0, b, @p1", SqlText.Join($", ", pieces).ToString());
        Assert.Equal("b", SqlText.Join($", ", [SqlText.Of($"b")]).ToString());
        Assert.Equal("", SqlText.Join($", ", []).ToString());
        Assert.Equal("", SqlText.Empty.ToString());
    }
}
