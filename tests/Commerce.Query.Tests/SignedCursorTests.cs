namespace Commerce.Query.Tests;

public sealed class SignedCursorTests
{
    private static readonly Cursor Somewhere = new(
        [new DateTimeOffset(2026, 1, 31, 23, 0, 0, 123, TimeSpan.Zero), 16_710_642L, 7L], 40);

    [Fact]
    public void Cursor_is_read_back_as_it_was_written()
    {
        var order = TestFields.Parse("").Order;
        var text = TestFields.Cursors("list").Write(Somewhere, "eq(type,User)", order);

        var read = TestFields.Cursors("list").Read(text, "eq(type,User)", order)!;

        Assert.Equal(Somewhere.After, read.After);
        Assert.Equal(40, read.Offset);
        Assert.Matches("^[A-Za-z0-9_-]+$", text);
    }

    [Fact]
    public void Cursor_of_another_list_order_filter_or_key_is_not_read()
    {
        var order = TestFields.Parse("").Order;
        var text = TestFields.Cursors("list").Write(Somewhere, "eq(type,User)", order);

        Assert.Null(TestFields.Cursors("other").Read(text, "eq(type,User)", order));
        Assert.Null(TestFields.Cursors("list").Read(text, "eq(type,User)", TestFields.Parse("order=audit.created.at").Order));
        Assert.Null(TestFields.Cursors("list").Read(text, "eq(type,User)", TestFields.Parse("order=-audit.created.at,id").Order));
        Assert.Null(TestFields.Cursors("list").Read(text, "", order));
        Assert.Null(new SignedCursors([9], "list").Read(text, "eq(type,User)", order));
    }

    [Fact]
    public void Changed_cursor_is_not_read()
    {
        var order = TestFields.Parse("").Order;
        var text = TestFields.Cursors("list").Write(Somewhere, "eq(type,User)", order);

        for (var i = 0; i < text.Length - 1; i++)
        {
            var changed = text[..i] + (text[i] == 'A' ? 'B' : 'A') + text[(i + 1)..];
            Assert.Null(TestFields.Cursors("list").Read(changed, "eq(type,User)", order));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("not base64!")]
    public void Junk_is_not_read(string text) =>
        Assert.Null(TestFields.Cursors("list").Read(text, "eq(type,User)", TestFields.Parse("").Order));

    [Fact]
    public void Page_behind_a_cursor_skips_nothing_and_counts_on()
    {
        var cursors = TestFields.Cursors("list");
        var text = cursors.Write(Somewhere, "", TestFields.Parse("").Order);

        var plan = TestFields.Parse($"limit=5&cursor={text}", cursors);

        Assert.Equal((40, 0, 6), (plan.Offset, plan.Skip, plan.Take));
        Assert.Equal(Somewhere.After, plan.After);
    }
}
