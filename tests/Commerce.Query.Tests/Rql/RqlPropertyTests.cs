using Commerce.Query.Rql;
using Commerce.Query.Tests.Samples;
using FsCheck;
using FsCheck.Fluent;

namespace Commerce.Query.Tests.Rql;

public sealed class RqlPropertyTests
{
    [Fact]
    public void What_is_written_of_messages_is_read_as_the_same_tree() => Check(RqlTrees.OfMessages, SampleFields.Messages);

    [Fact]
    public void What_is_written_of_requests_is_read_as_the_same_tree() => Check(RqlTrees.OfRequests, SampleFields.Requests);

    private static void Check(Gen<Filter> trees, FieldSet fields) => Prop.ForAll(
        trees.Resize(10).ToArbitrary(),
        tree =>
        {
            var text = RqlText.Write(tree);
            Assert.True(FilterEquality.Same(tree, RqlFilter.Parse("filter", text, fields)), text);
        }).Check(PropertySettings.Config());
}
