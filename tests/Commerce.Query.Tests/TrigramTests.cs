using Commerce.Query.Sql;

namespace Commerce.Query.Tests;

/// <summary>Where a field has a trigram index, only a text that such an index finds is looked for.</summary>
public sealed class TrigramTests
{
    private const string Hint = "Look elsewhere.";

    private static readonly FieldSet Fields = new(
        "content",
        [],
        new Field("content")
        {
            Filter = FilterUse.Equality | FilterUse.Range | FilterUse.Text,
            Columns = [SqlText.Of($"content")],
            TrigramsOnly = Hint,
            Sort = [TestFields.Number],
        },
        new Field("name") { Filter = FilterUse.Text, Columns = [SqlText.Of($"name")] });

    [Theory]
    [InlineData("abc")]
    [InlineData("a1c")]
    [InlineData("Жук")]
    [InlineData("日本語")]
    [InlineData("PO-1")]
    [InlineData("a-b")]
    [InlineData("ab ")]
    [InlineData(", a")]
    [InlineData("“ab")]
    [InlineData("!!abc!!")]
    [InlineData("")]
    public void Text_with_a_trigram_is_looked_for(string needle)
    {
        foreach (var query in Containing(needle))
        {
            Assert.NotNull(Parse(query));
        }
    }

    [Theory]
    [InlineData("a")]
    [InlineData("ab")]
    [InlineData(" a")]
    [InlineData("...")]
    [InlineData("a..")]
    [InlineData("Жу")]
    [InlineData("😀😀😀")]
    [InlineData("a😀b")]
    [InlineData("%%%")]
    [InlineData("___")]
    public void Text_without_is_refused_with_its_place(string needle)
    {
        foreach (var query in Containing(needle))
        {
            var error = Assert.Throws<QueryException>(() => Parse(query));
            Assert.Equal(Trigrams.TooShort, error.Message);
            Assert.Equal(Hint, error.Hint);
            Assert.True(error.Position > 0);
        }
    }

    [Theory]
    [InlineData("like(content,ab*)", false)]
    [InlineData("like(content,*b.)", false)]
    [InlineData("ilike(content,ab)", true)]
    [InlineData("ilike(content,'??')", false)]
    [InlineData("like(content,ab)", true)]
    [InlineData("like(content,abc*)", true)]
    [InlineData("like(content,*abc)", true)]
    [InlineData("like(content,*)", true)]
    [InlineData("content=ab", true)]
    [InlineData("like(name,*a*)", true)]
    [InlineData("$filter=contains(toupper(content),'A')", false)]
    [InlineData("$filter=contains(content,tolower('A'))", false)]
    [InlineData("$filter=not contains(content,'ab')", false)]
    [InlineData("$filter=contains(name,'a')", true)]
    public void Ends_of_the_text_count_and_other_fields_do_not(string query, bool accepted)
    {
        if (accepted)
        {
            Assert.NotNull(Parse(query));
        }
        else
        {
            Assert.Equal(Trigrams.TooShort, Assert.Throws<QueryException>(() => Parse(query)).Message);
        }
    }

    private static string[] Containing(string needle) =>
    [
        $"like(content,'*{Uri.EscapeDataString(needle)}*')",
        $"not(ilike(content,'*{Uri.EscapeDataString(needle)}*'))",
        $"$filter=contains(content,'{Uri.EscapeDataString(needle)}')",
        $"$filter=contains(tolower(content),'{Uri.EscapeDataString(needle)}') or true",
    ];

    private static Filter? Parse(string query) => ListQuery.Parse(query, Fields, TestFields.Cursors("list")).Filter;
}
