using Commerce.Query.Sql;
using FsCheck;
using FsCheck.Fluent;

namespace Commerce.Query.Tests;

/// <summary>What is selected of the elements of a collection, in both languages.</summary>
public sealed class CollectionSelectionTests
{
    private const int Texts = 2_000;

    private static readonly string[] Pieces =
    [
        "$expand=", "$select=", "select=", "children", "CHILDREN", "name", "parent", "(", ")", ",", ";", "=", " ", "'", "\"",
        "\\", "$select", "$filter", "$orderby", "$top", "$skip", "id", "number", "audit", "/", ".", "*", "+", "-", "1", "&",
        "name eq 'x'", "id desc", "%", "%27", "😀", "@a", "@a=", "children($top=1;$select=id)", "children(name,-id)",
    ];

    private static readonly FieldSet Children = new(
        "id",
        [TestFields.Number],
        new Field("id") { Sort = [TestFields.Number] },
        new Field("name") { Filter = FilterUse.Equality | FilterUse.Text },
        new Field("audit.at") { Inclusion = Inclusion.Selected },
        new Field("html") { Inclusion = Inclusion.Named });

    private static readonly FieldSet Parents = new(
        "id",
        [TestFields.Number],
        new Field("id") { Sort = [TestFields.Number] },
        new Field("audit.at") { Inclusion = Inclusion.Selected })
    {
        Collections = [new CollectionField("children", Children, SqlText.Empty)],
    };

    [Theory]
    [InlineData("select=children", "id,name")]
    [InlineData("select=+Children", "id,name")]
    [InlineData("select=children(*)", "id,name,audit.at")]
    [InlineData("select=children(html,-name)", "id,html")]
    [InlineData("select=children.html,-children.id", "name,html")]
    [InlineData("select=children(-*,audit(at))", "audit.at")]
    [InlineData("select=-*,children", "id,name")]
    [InlineData("select=children,-children", "id,name")]
    [InlineData("$expand=children", "id,name")]
    [InlineData("$expand= children ,", "id,name")]
    [InlineData("$expand=children($select=audit/at)", "audit.at")]
    [InlineData("$expand=children($top=3; ;$SELECT=*)", "id,name,audit.at")]
    [InlineData("", null)]
    [InlineData("select=*", null)]
    [InlineData("select=-children", null)]
    [InlineData("select=-children(name)", null)]
    [InlineData("select=-children.name", null)]
    [InlineData("$select=*", null)]
    [InlineData("$expand=", null)]
    public void Elements_are_sent_once_they_are_named(string raw, string? leaves)
    {
        foreach (var projection in (Projection[])[Parse(raw).Projection, ListQuery.ParseSelect(raw, Parents)])
        {
            var elements = projection.Expanded("CHILDREN");

            Assert.Equal(leaves, elements is null ? null : Leaves(elements.Projection));
            Assert.Equal(elements is null, projection.Omitted.Contains("children"));
        }
    }

    [Fact]
    public void Elements_are_a_first_page_in_their_own_order()
    {
        var plain = Parse("select=children&order=-id&limit=7").Projection.Expanded("children")!;
        var chosen = Parse("$expand=children($top=7;$orderby=id desc;$filter=name eq 'a;b')&$top=3").Projection.Expanded("children")!;

        Assert.Equal((100, "+number", false), (plain.Limit, string.Join(',', plain.Order), plain.IsFiltered));
        Assert.Equal((7, "-number", true), (chosen.Limit, string.Join(',', chosen.Order), chosen.IsFiltered));
    }

    [Fact]
    public void Any_text_is_parsed_or_refused_at_a_place_inside_it()
    {
        var texts = Gen.Elements(Pieces).ListOf().Select(
            pieces => string.Concat(pieces.Prepend(pieces.Count % 2 == 0 ? "$expand=children(" : "select=children(")));
        Prop.ForAll(texts.ToArbitrary(), IsParsedOrRefused)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Texts).WithReplay(20_260_131, 7));
    }

    [Theory]
    [InlineData("$expand=children($filter=", "(", 8_000)]
    [InlineData("$expand=", "children(", 1_700)]
    [InlineData("$expand=children(", "$top=1;", 2_300)]
    [InlineData("$expand=children($filter=name eq '", "''", 8_000)]
    [InlineData("select=", "children(", 1_700)]
    public void Long_texts_are_refused(string begin, string piece, int count)
    {
        var text = begin + string.Concat(Enumerable.Repeat(piece, count));

        Assert.InRange(text.Length, 1, QueryLimits.QueryLength);
        Assert.Throws<QueryException>(() => Parse(text));
    }

    private static ListPlan Parse(string raw) => ListQuery.Parse(raw, Parents, TestFields.Cursors("list"));

    private static string Leaves(Projection elements) =>
        string.Join(',', Children.Fields.Select(field => field.Path).Where(elements.Includes));

    private static bool IsParsedOrRefused(string raw)
    {
        try
        {
            return Parse(raw).Projection.Expanded("children") is null or { Limit: >= 0 and <= 100, Order.Count: > 0 };
        }
        catch (QueryException refusal)
        {
            return refusal.Position >= 0 && refusal.Position <= raw.Length;
        }
    }
}
