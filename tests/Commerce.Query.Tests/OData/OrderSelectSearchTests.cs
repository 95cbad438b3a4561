using System.Diagnostics;
using Commerce.Query.OData;
using Commerce.Query.Tests.Samples;

namespace Commerce.Query.Tests.OData;

public sealed class OrderSelectSearchTests
{
    [Theory]
    [InlineData("audit/created/at desc,id asc", "-at +seq")]
    [InlineData("$it/audit/created/at DESC", "-at -seq")]
    [InlineData(" seq , id", "+seq")]
    public void Order_is_read_and_made_total(string text, string order) =>
        Assert.Equal(order, string.Join(' ', ODataOrder.Parse("$orderby", text, SampleFields.Messages)));

    [Theory]
    [InlineData("", 0, "No valid ordering properties were detected", false)]
    [InlineData("id,contnet desc", 3, "Invalid property path.", false)]
    [InlineData("content", 0, "Ordering is not permitted.", false)]
    [InlineData("id down", 3, "Unexpected `down`.", false)]
    [InlineData("id, length(content)", 4, "Not supported: an order by anything but a property.", true)]
    [InlineData("id,id,id,id,id,id", 15, "More than 5 terms.", false)]
    public void Order_that_is_refused_tells_why(string text, int position, string sentence, bool unsupported)
    {
        var refusal = Assert.Throws<QueryException>(() => ODataOrder.Parse("$orderby", text, SampleFields.Messages));
        Assert.Equal((position, sentence, unsupported), (refusal.Position, refusal.Message, refusal.IsUnsupported));
    }

    [Theory]
    [InlineData("id", "id")]
    [InlineData("ID, audit/created/at", "id,audit.created.at")]
    [InlineData("audit($select=created($select=at))", "audit.created.at")]
    [InlineData("audit( $select = created/at , updated ),html", "html,audit.created.at,audit.updated.at")]
    [InlineData("account", "account.id,account.name")]
    [InlineData("account/*", "account.id,account.name")]
    [InlineData("html,visibility/client", "html,visibility.client")]
    public void Selection_is_exact(string text, string leaves)
    {
        var chosen = ODataSelect.Parse("$select", text, SampleFields.Messages);
        var paths = SampleFields.Messages.Fields.Where(field => chosen.Includes(field.Path)).Select(field => field.Path);
        Assert.Equal(leaves, string.Join(',', paths));
    }

    [Fact]
    public void Star_is_everything_but_what_is_only_by_name()
    {
        var chosen = ODataSelect.Parse("$select", "*", SampleFields.Messages);
        Assert.All(SampleFields.Messages.Fields, field => Assert.Equal(field.Path != "html", chosen.Includes(field.Path)));
    }

    [Theory]
    [InlineData("contnet", 0, "Invalid property path.")]
    [InlineData("id,", 3, "Invalid property path.")]
    [InlineData("audit.created.at", 0, "Invalid property path.")]
    [InlineData("audit(created)", 6, "`$select=` is expected.")]
    [InlineData("audit($expand=created)", 6, "Not supported: `$expand` inside `$select`.")]
    [InlineData("audit($select=created;$top=1)", 21, "Not supported: more than one option inside `$select`.")]
    [InlineData("audit($select=created", 21, "A closing parenthesis is missing.")]
    [InlineData("id)", 2, "Unexpected `)`.")]
    public void Selection_that_is_refused_tells_why(string text, int position, string sentence)
    {
        var refusal = Assert.Throws<QueryException>(() => ODataSelect.Parse("$select", text, SampleFields.Messages));
        Assert.Equal((position, sentence), (refusal.Position, refusal.Message));
    }

    [Theory]
    [InlineData("word", "word")]
    [InlineData("two words", "(two & words)")]
    [InlineData("a AND b OR c", "((a & b) | c)")]
    [InlineData("a OR b c", "(a | (b & c))")]
    [InlineData("(a OR b) NOT c", "((a | b) & !c)")]
    [InlineData("NOT NOT a", "!!a")]
    [InlineData("\"two words\" and", "(two words & and)")]
    [InlineData("it's 50% a-b", "((it's & 50%) & a-b)")]
    [InlineData("a - b", "(a & b)")]
    [InlineData("\"AND\"", "AND")]
    [InlineData("größe", "größe")]
    public void Search_is_read(string text, string tree) =>
        Assert.Equal(tree, Text(SearchParser.Parse("$search", text)));

    [Theory]
    [InlineData("", 0, "There is nothing to search for.")]
    [InlineData("! - 😀", 0, "There is nothing to search for.")]
    [InlineData("a OR", 4, "A word or a phrase is expected.")]
    [InlineData("AND a", 0, "A word or a phrase is expected.")]
    [InlineData("(a", 2, "A closing parenthesis is missing.")]
    [InlineData("a)", 1, "Unexpected `)`.")]
    [InlineData("a \"b", 2, "The quote is not closed.")]
    [InlineData("a b c d e f g h i j k", 20, "More than 10 terms.")]
    public void Search_that_is_refused_tells_why(string text, int position, string sentence)
    {
        var refusal = Assert.Throws<QueryException>(() => SearchParser.Parse("$search", text));
        Assert.Equal((position, sentence), (refusal.Position, refusal.Message));
    }

    [Fact]
    public void Search_is_as_long_as_the_limit_at_most()
    {
        SearchParser.Parse("$search", new string('a', 200));
        Assert.Throws<QueryException>(() => SearchParser.Parse("$search", new string('a', 201)));
    }

    private static string Text(Search search) => search switch
    {
        Search.And and => $"({Text(and.Left)} & {Text(and.Right)})",
        Search.Or or => $"({Text(or.Left)} | {Text(or.Right)})",
        Search.Not not => $"!{Text(not.Operand)}",
        Search.Phrase phrase => phrase.Text,
        _ => throw new UnreachableException(),
    };
}
