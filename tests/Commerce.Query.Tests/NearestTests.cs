namespace Commerce.Query.Tests;

public sealed class NearestTests
{
    private static readonly string[] Names = ["id", "content", "contentHtml", "visibility", "audit.created.at"];

    [Theory]
    [InlineData("contnet", "content")]
    [InlineData("contents", "content")]
    [InlineData("CONTENT", "content")]
    [InlineData("visibilty", "visibility")]
    [InlineData("contenthtlm", "contentHtml")]
    [InlineData("audit.create.at", "audit.created.at")]
    [InlineData("di", "id")]
    [InlineData("ids", "id")]
    public void Mistyped_name_finds_the_one_that_was_meant(string name, string meant) =>
        Assert.Equal(meant, Nearest.Of(name, Names));

    [Theory]
    [InlineData("")]
    [InlineData("zzz")]
    [InlineData("colour")]
    public void Name_that_is_near_nothing_finds_nothing(string name) => Assert.Null(Nearest.Of(name, Names));

    [Fact]
    public void Long_names_and_empty_lists_find_nothing()
    {
        Assert.Null(Nearest.Of(new string('a', 65), [new string('a', 65)]));
        Assert.Null(Nearest.Of("id", []));
        Assert.NotNull(Nearest.Of(new string('a', 64), [new string('a', 64)]));
    }
}
