using Commerce.Query.Tests.Table;

namespace Commerce.Api.Tests.Query;

/// <summary>The table of filters, run: PostgreSQL finds the rows that each one means.</summary>
public sealed class QueryTableTests(SampleDatabase database) : IClassFixture<SampleDatabase>
{
    public static TheoryData<int, string> Rows { get; } =
        new(QueryTable.Rows.Select((row, i) => (i, row.OData ?? row.Rql ?? "")));

    [Theory]
    [MemberData(nameof(Rows))]
    public void PostgreSQL_finds_what_the_row_means(int number, string text)
    {
        var row = QueryTable.Rows[number];
        Assert.Equal(text, row.OData ?? row.Rql);

        foreach (var filter in new[] { row.FromOData, row.FromRql }.OfType<Commerce.Query.Filter>())
        {
            database.Check(row.Fields, filter);
        }
    }

    [Fact]
    public void Rows_of_the_table_choose_between_the_samples()
    {
        var shares = QueryTable.Rows.ToDictionary(
            row => row, row => database.ShareOf((row.FromOData ?? row.FromRql)!, row.Fields));

        Assert.InRange(shares.Count(share => share.Value is > 0 and < 1), shares.Count * 94 / 100, shares.Count);
    }
}
