using Commerce.Query.Sql;

namespace Commerce.Query.Tests.Sql;

public sealed class SqlCompilerTests
{
    [Theory]
    [InlineData("id", "t.parent, t.number")]
    [InlineData("-id", "t.parent desc, t.number desc")]
    [InlineData("-audit.created.at,id", "t.at desc, t.parent, t.number")]
    public void Order_is_written_with_its_directions(string order, string sql) =>
        Assert.Equal(sql, SqlCompiler.OrderBy(TestFields.Parse($"order={order}").Order).ToString());

    [Fact]
    public void First_page_has_no_condition() =>
        Assert.Equal("", SqlCompiler.After(TestFields.Parse("")).ToString());

    [Theory]
    [InlineData("id", " and (t.parent, t.number) > (@p0, @p1)")]
    [InlineData("-id", " and (t.parent, t.number) < (@p0, @p1)")]
    [InlineData("audit.created.at", " and (t.at, t.parent, t.number) > (@p0, @p1, @p2)")]
    [InlineData("-audit.created.at", " and (t.at, t.parent, t.number) < (@p0, @p1, @p2)")]
    [InlineData("number", " and (t.number, t.parent) > (@p0, @p1)")]
    [InlineData(
        "-number,id", " and t.number <= @p0 and (t.number < @p1 or (t.number = @p2 and t.parent > @p3))")]
    [InlineData(
        "-audit.created.at,id",
        " and t.at <= @p0 and (t.at < @p1 or (t.at = @p2"
        + " and (t.parent > @p3 or (t.parent = @p4 and t.number > @p5))))")]
    [InlineData(
        "audit.created.at,-id",
        " and t.at >= @p0 and (t.at > @p1 or (t.at = @p2"
        + " and (t.parent < @p3 or (t.parent = @p4 and t.number < @p5))))")]
    public void Page_behind_a_cursor_begins_behind_its_row(string order, string sql)
    {
        var plan = TestFields.Parse($"order={order}");
        var after = plan.Order.Select((_, i) => (object)(long)i).ToList();

        Assert.Equal(sql, SqlCompiler.After(plan with { After = after }).ToString());
    }

    [Theory]
    [InlineData("id", "3,7")]
    [InlineData("number", "7,3")]
    [InlineData("-number,id", "7,7,7,3")]
    [InlineData("number,-id", "7,7,7,3")]
    public void Values_of_the_condition_are_those_of_the_row(string order, string expected)
    {
        var plan = TestFields.Parse($"order={order}");
        var after = plan.Order.Select(term => (object)(term.Column.Name == "number" ? 7L : 3L)).ToList();

        var (_, values) = SqlCompiler.After(plan with { After = after }).Compile();

        Assert.Equal(expected, string.Join(',', values));
    }
}
