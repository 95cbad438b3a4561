using Commerce.Query;
using Commerce.Query.Tests.Samples;
using FsCheck;
using FsCheck.Fluent;

namespace Commerce.Api.Tests.Query;

/// <summary>PostgreSQL accepts whatever filter there is, and finds the rows that it and its negation mean.</summary>
public sealed class FilterPropertyTests(SampleDatabase database) : IClassFixture<SampleDatabase>
{
    private const int Batch = 20;

    [Fact]
    public void Messages_that_PostgreSQL_finds_are_those_of_the_tree() =>
        Check(FilterGenerator.OfMessages, SampleFields.Messages);

    [Fact]
    public void Requests_that_PostgreSQL_finds_are_those_of_the_tree() =>
        Check(FilterGenerator.OfRequests, SampleFields.Requests);

    [Fact]
    public void Messages_that_PostgreSQL_finds_are_those_of_the_text()
    {
        var texts = new ODataTexts(new Random(PropertySettings.Seed), isCommon: false);
        for (var i = 0; i < PropertySettings.Cases; i += Batch)
        {
            database.Check(SampleFields.Messages, [.. Enumerable.Range(0, Batch).Select(_ => Read(texts))]);
        }
    }

    private void Check(Gen<Filter> filters, FieldSet fields) => Prop
        .ForAll(Arb.From(filters.Resize(10).ArrayOf(Batch)), batch => database.Check(fields, batch))
        .Check(PropertySettings.Config(Batch));

    /// <summary>The next text that is read: a literal may not fit what it meets.</summary>
    private static Filter Read(ODataTexts texts)
    {
        while (true)
        {
            try
            {
                return Commerce.Query.OData.ODataFilter.Parse(
                    "$filter", texts.Condition(3), SampleFields.Messages, new Dictionary<string, string>());
            }
            catch (QueryException)
            {
                // Another text, then.
            }
        }
    }
}
