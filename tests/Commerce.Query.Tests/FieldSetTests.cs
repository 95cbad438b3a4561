namespace Commerce.Query.Tests;

public sealed class FieldSetTests
{
    private static readonly Field[] Leaves = [.. Enumerable.Range(0, 128).Select(i => new Field($"group{i / 8}.leaf{i}"))];

    [Theory]
    [InlineData(0)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(127)]
    public void Each_of_128_leaves_is_selected_by_itself(int leaf)
    {
        var fields = new FieldSet("", [], Leaves);

        var alone = ListQuery.ParseSelect($"select=-*,{Leaves[leaf].Path}", fields);
        var others = ListQuery.ParseSelect($"select=-{Leaves[leaf].Path}", fields);

        Assert.Equal([Leaves[leaf].Path], Leaves.Select(field => field.Path).Where(alone.Includes));
        Assert.Equal(
            Leaves.Select(field => field.Path).Where(path => path != Leaves[leaf].Path),
            Leaves.Select(field => field.Path).Where(others.Includes));
        Assert.Equal(15, alone.Omitted.Count);
    }

    [Fact]
    public void More_leaves_than_a_projection_holds_are_a_mistake() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new FieldSet("", [], [.. Leaves, new Field("one.more")]));
}
