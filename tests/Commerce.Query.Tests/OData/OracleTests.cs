using Commerce.Query.Rql;
using Commerce.Query.Tests.Samples;
using Commerce.Query.Tests.Table;
using Microsoft.OData;

namespace Commerce.Query.Tests.OData;

/// <summary>What both we and Microsoft.OData.Core read means the same to both; or else the difference is listed.</summary>
public sealed class OracleTests
{
    [Fact]
    public void Generated_filters_mean_the_same_to_the_oracle()
    {
        var texts = new ODataTexts(new Random(PropertySettings.Seed), isCommon: true);
        var compared = 0;
        for (var i = 0; i < PropertySettings.Cases; i++)
        {
            var text = texts.Condition(4);
            var ours = Ours(text);
            if (Theirs(text) is { } theirs && ours is not null)
            {
                Assert.True(ours == theirs, $"{text}\nours   {ours}\ntheirs {theirs}");
                compared++;
            }
        }

        Assert.InRange(compared, PropertySettings.Cases * 9 / 10, PropertySettings.Cases);
    }

    [Fact]
    public void Rows_of_the_table_mean_the_same_to_the_oracle_or_are_listed()
    {
        var listed = OracleDifferences.Rows.ToDictionary(row => row.OData!, row => row.Canonical);
        var compared = 0;
        foreach (var row in QueryTable.Rows.Where(row => row.Fields == SampleFields.Messages))
        {
            if (row.OData is { } text && Theirs(text) is { } theirs)
            {
                Assert.True(
                    theirs == listed.GetValueOrDefault(text, row.Canonical), $"{text}\nours   {row.Canonical}\ntheirs {theirs}");
                compared++;
            }
        }

        Assert.InRange(compared, 250, QueryTable.Rows.Count);
    }

    [Fact]
    public void Listed_differences_are_differences() => Assert.All(
        OracleDifferences.Rows,
        row =>
        {
            Assert.Equal(row.Canonical, Theirs(row.OData!));
            Assert.NotEqual(row.Canonical, Ours(row.OData!));
        });

    private static string? Ours(string text) => Read(() => SampleFilters.OData(text));

    private static string? Theirs(string text) => Read(() => OracleTree.Of(text));

    private static string? Read(Func<Filter> read)
    {
        try
        {
            return RqlText.Write(read());
        }
        // Theirs falls over an empty text in a list.
        catch (Exception refusal) when (refusal is QueryException or ODataException or ArgumentNullException)
        {
            return null;
        }
    }
}
