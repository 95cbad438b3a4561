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
    [InlineData("id", " and (t.parent, t.number) > ($1, $2)")]
    [InlineData("-id", " and (t.parent, t.number) < ($1, $2)")]
    [InlineData("audit.created.at", " and (t.at, t.parent, t.number) > ($1, $2, $3)")]
    [InlineData("-audit.created.at", " and (t.at, t.parent, t.number) < ($1, $2, $3)")]
    [InlineData("number", " and (t.number, t.parent) > ($1, $2)")]
    [InlineData(
        "-number,id", " and t.number <= $1 and (t.number < $2 or (t.number = $3 and t.parent > $4))")]
    [InlineData(
        "-audit.created.at,id",
        " and t.at <= $1 and (t.at < $2 or (t.at = $3"
        + " and (t.parent > $4 or (t.parent = $5 and t.number > $6))))")]
    [InlineData(
        "audit.created.at,-id",
        " and t.at >= $1 and (t.at > $2 or (t.at = $3"
        + " and (t.parent < $4 or (t.parent = $5 and t.number < $6))))")]
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
