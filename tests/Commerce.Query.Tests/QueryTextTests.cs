namespace Commerce.Query.Tests;

public sealed class QueryTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("?", "")]
    [InlineData("a=1", "a:1")]
    [InlineData("?a=1&b=2", "a:1|b:2")]
    [InlineData("a", "a:")]
    [InlineData("a=", "a:")]
    [InlineData("=1", ":1")]
    [InlineData("&&a=1&", "a:1")]
    [InlineData("a=b=c", "a:b=c")]
    [InlineData("a=+b", "a:+b")]
    [InlineData("a=%2Bb", "a:+b")]
    [InlineData("a=%2525", "a:%25")]
    [InlineData("a=x%26y%3Dz", "a:x&y=z")]
    [InlineData("%24a=1", "$a:1")]
    [InlineData("a=%F0%9F%98%80", "a:😀")]
    [InlineData("a=%f0%9f%98%80!", "a:😀!")]
    [InlineData("a=é", "a:é")]
    public void Text_is_split_and_decoded_once(string raw, string expected) => Assert.Equal(
        expected, string.Join('|', QueryText.Split(raw).Select(parameter => $"{parameter.Name}:{parameter.Value}")));

    [Theory]
    [InlineData("a=%", "a", 0)]
    [InlineData("a=x%4", "a", 1)]
    [InlineData("a=x%zz", "a", 1)]
    [InlineData("a=%ff", "a", 0)]
    [InlineData("a=%c0%af", "a", 0)]
    [InlineData("a=%ed%a0%80", "a", 0)]
    [InlineData("a=xy%00", "a", 2)]
    [InlineData("a=1&a=2", "a", 0)]
    [InlineData("a=1&A=2", "A", 0)]
    [InlineData("a=1&%61=2", "a", 0)]
    public void Broken_text_is_refused_at_its_place(string raw, string parameter, int position)
    {
        var refusal = Assert.Throws<QueryException>(() => QueryText.Split(raw));

        Assert.Equal(parameter, refusal.Parameter);
        Assert.Equal(position, refusal.Position);
    }

    [Fact]
    public void Escapes_beside_characters_beyond_the_basic_plane_are_decoded() =>
        Assert.Equal("A😀", QueryText.Split("a=%41😀").Single().Value);

    [Fact]
    public void Half_a_surrogate_pair_beside_an_escape_is_refused() =>
        Assert.Throws<QueryException>(() => QueryText.Split("a=%41\ud83d"));

    [Theory]
    [InlineData("type+eq+'User'", "type eq 'User'")]
    [InlineData("at+gt+2026-01-31T23:00:00+02:00", "at gt 2026-01-31T23:00:00+02:00")]
    [InlineData("at+gt+2026-01-31T23:00:00+02%3A00", "at gt 2026-01-31T23:00:00+02%3A00")]
    [InlineData("content%20eq%20'a+b'", "content%20eq%20'a+b'")]
    [InlineData("invoice+AND+NOT+x", "invoice AND NOT x")]
    public void Plus_is_the_space_of_a_form_unless_it_is_meant(string sent, string meant) =>
        Assert.Equal(meant, FormSpaces.Restore(sent));
}
