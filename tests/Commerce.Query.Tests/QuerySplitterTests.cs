namespace Commerce.Query.Tests;

public sealed class QuerySplitterTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("&&a=1&", "2:a:1")]
    [InlineData("a=1&b=2", "0:a:1 4:b:2")]
    [InlineData("%24top=5", "0:$top:5")]
    [InlineData("$top&limit&a", "0:$top: 5:limit: 11:a:")]
    [InlineData("eq(a,b)&limit=5", "0::eq(a,b) 8:limit:5")]
    [InlineData("and(a=1&b=2)&c=3", "0::and(a=1&b=2) 13:c:3")]
    [InlineData("a='x&y'&b=2", "0:a:'x&y' 8:b:2")]
    [InlineData("a=\"x&y\"&b=2", "0:a:\"x&y\" 8:b:2")]
    [InlineData("a=%27x&y%27&b=2", "0:a:%27x&y%27 12:b:2")]
    [InlineData("and%28a=1&b=2%29&c=3", "0::and%28a=1&b=2%29 17:c:3")]
    [InlineData("a=x%26y&b=2", "0:a:x%26y 8:b:2")]
    [InlineData("a=it's&b='2'", "0:a:it's 7:b:'2'")]
    [InlineData("a='it's&c'&b=2", "0:a:'it's&c' 11:b:2")]
    [InlineData("'a'=1&b=2", "0::'a'=1 6:b:2")]
    [InlineData("$filter=a eq \"x\\\"&y\"&b=2", "0:$filter:a eq \"x\\\"&y\" 21:b:2")]
    [InlineData("@a=\"x\\\\\"&b=2", "0:@a:\"x\\\\\" 9:b:2")]
    [InlineData("$search=\"x\\\"&b=2", "0:$search:\"x\\\" 13:b:2")]
    [InlineData("Rql='a'=1&b=2", "0:Rql:'a'=1 10:b:2")]
    [InlineData("query='x&y'=1&b=2", "0:query:'x&y'=1&b=2")]
    [InlineData("a='x&b=2", "0:a:'x&b=2")]
    [InlineData("and(a=1&b=2", "0::and(a=1&b=2")]
    [InlineData("a=1)&b=2", "0:a:1) 5:b:2")]
    [InlineData("é=1&b=😀", "0::é=1 4:b:😀")]
    [InlineData("a=%&b=%4", "0:a:% 4:b:%4")]
    public void Ampersands_split_outside_quotes_and_parentheses(string raw, string expected) => Assert.Equal(
        expected,
        string.Join(
            ' ', QuerySplitter.Split(raw).Select(segment => $"{segment.Offset}:{segment.Name}:{segment.Value}")));
}
