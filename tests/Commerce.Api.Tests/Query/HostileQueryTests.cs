using System.Diagnostics;
using System.Net;
using System.Text;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Query;

/// <summary>Queries meant to hurt: each is refused soon, and the service lives on.</summary>
public sealed class HostileQueryTests(Api api) : IClassFixture<Api>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    public static TheoryData<string, string> Queries()
    {
        var values = string.Join(',', Enumerable.Range(0, 501).Select(i => $"v{i}"));
        var quoted = string.Join(',', Enumerable.Range(0, 501).Select(i => $"'v{i}'"));
        return new TheoryData<string, string>
        {
            { "parentheses", Times("(", 10_000) },
            { "parentheses around a condition", Times("(", 5_000) + "type=User" + Times(")", 5_000) },
            { "closing parentheses", "type=User" + Times(")", 10_000) },
            { "nots", Times("not(", 3_000) },
            { "nots that end", Times("not(", 3_000) + "type=User" + Times(")", 3_000) },
            { "ands", Times("and(", 3_000) },
            { "apostrophes", "content=" + Times("'", 10_001) },
            { "apostrophes after a bracket", "eq(content," + Times("'", 10_001) },
            { "quotes", "content=" + Times("%22", 4_001) },
            { "commas", Times(",", 10_000) },
            { "pipes", Times("|", 10_000) },
            { "equals", "type" + Times("=", 10_000) },
            { "dots", Times("a.", 5_000) + "b=1" },
            { "501 values", $"in(content,({values}))" },
            { "600 conditions", string.Join(',', Enumerable.Repeat("content=a", 600)) },
            { "200 deep", Times("not(", 200) + "type=User" + Times(")", 200) },
            { "nested any", Times("any(messages,", 1_000) + "type=User" + Times(")", 1_000) },
            { "ampersands with equals", string.Join('&', Enumerable.Range(0, 2_000).Select(i => $"a{i}=1")) },
            { "select parentheses", "select=" + Times("a(", 5_000) },
            { "select names", "select=" + Times("id,", 5_000) },
            { "order terms", "order=" + Times("id,", 5_000) },
            { "OData parentheses", "$filter=" + Times("(", 10_000) },
            { "OData balanced parentheses", "$filter=" + Times("(", 5_000) + "type eq 'User'" + Times(")", 5_000) },
            { "OData nots", "$filter=" + Times("not%20", 2_500) },
            { "OData nots with brackets", "$filter=" + Times("not(", 3_000) },
            { "OData apostrophes", "$filter=content eq " + Times("'", 10_001) },
            { "OData minus", "$filter=" + Times("-", 10_000) },
            { "OData 501 values", $"$filter=content in ({quoted})" },
            { "OData 600 conditions", "$filter=" + string.Join(" or ", Enumerable.Repeat("type eq 'User'", 600)) },
            { "OData functions", "$filter=" + Times("tolower(", 2_000) },
            { "OData circular aliases", "$filter=@a&@a=@b&@b=@a" },
            { "OData select", "$select=" + Times("a(", 5_000) },
            { "OData orderby", "$orderby=" + Times("id,", 4_000) },
            { "OData search", "$search=" + Times("(", 10_000) },
            { "OData search nots", "$search=" + Times("NOT%20", 2_500) },
            { "doubling aliases", "$filter=@a0&" + string.Join('&', Enumerable.Range(0, 60)
                .Select(i => $"@a{i}=@a{i + 1} or @a{i + 1}")) + "&@a60=true" },
            { "cursor", "cursor=" + Times("A", 16_000) },
        };
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task Query_is_refused_soon(string name, string query)
    {
        var request = await api.CreateRequestAsync();
        var client = api.As(request.Client);
        await api.PostAsync(request, name);

        foreach (var path in (string[])[request.Messages, QueryAnswers.Feed, QueryAnswers.Requests])
        {
            var watch = Stopwatch.StartNew();
            var answer = await client.GetAnswerAsync($"{path}?{query.Replace(" ", "%20", StringComparison.Ordinal)}");

            Assert.InRange(watch.Elapsed, TimeSpan.Zero, Soon);
            Assert.True(
                answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.NotImplemented
                    or HttpStatusCode.RequestUriTooLong,
                $"{name}: {(int)answer.Status} {answer.Text}");
            Assert.Equal("application/problem+json", answer.MediaType);
            Assert.InRange(answer.Text.Length, 1, 2_000);
        }

        Assert.Equal(1, (await client.GetAnswerAsync(request.Messages)).Is(HttpStatusCode.OK).Total);
    }

    [Theory]
    [InlineData("content=")]
    [InlineData("$filter=content%20eq%20'")]
    public async Task Query_string_ends_at_16_KiB(string start)
    {
        var request = await api.CreateRequestAsync();
        var client = api.As(request.Client);
        var end = start.EndsWith('\'') ? "'" : "";
        string OfLength(int length) => start + Times("x", length - start.Length - end.Length) + end;

        var longest = await client.GetAnswerAsync($"{request.Messages}?{OfLength(16_384)}");
        var tooLong = await client.GetAnswerAsync($"{request.Messages}?{OfLength(16_385)}");

        tooLong.IsProblem(Problems.UriTooLongType);
        Assert.Equal(0, longest.Is(HttpStatusCode.OK).Total);
    }

    [Theory]
    [InlineData("content=%zz")]
    [InlineData("content=%ff")]
    [InlineData("content=%00")]
    [InlineData("$filter=content eq '%00'")]
    [InlineData("$filter=content eq '%ff'")]
    [InlineData("$search=%00")]
    [InlineData("order=%00")]
    [InlineData("eq(content,%ED%A0%80)")]
    public async Task Bytes_that_are_no_text_are_refused(string query)
    {
        var request = await api.CreateRequestAsync();

        // Raw: HttpClient would mend a broken escape.
        var target = $"{request.Messages}?{query.Replace(" ", "%20", StringComparison.Ordinal)}";
        var answer = await RawHttp.SendAsync(
            api.Address, [$"GET {target} HTTP/1.1", $"Authorization: Bearer {request.Client.Token}"]);

        Assert.Equal("/problems/invalid-query", answer.Is(HttpStatusCode.BadRequest).Json.Text("type"));
    }

    [Fact]
    public async Task Bytes_beyond_ASCII_sent_raw_are_no_HTTP()
    {
        var request = await api.CreateRequestAsync();
        var target = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes($"{request.Messages}?ne(content,\u00e9)"));

        var answer = await RawHttp.SendAsync(
            api.Address, [$"GET {target} HTTP/1.1", $"Authorization: Bearer {request.Client.Token}"]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Theory]
    [InlineData("limit=1&ne(content,'<>\"')")]
    [InlineData("limit=1&ne(content,a>b)")]
    [InlineData("$top=1&$filter=content%20ne%20'<%C3%BC>'")]
    public async Task Bytes_sent_raw_never_break_the_link(string query)
    {
        var request = await api.CreateRequestAsync();
        await api.PostManyAsync(request, 2);

        var answer = await RawHttp.SendAsync(
            api.Address, [$"GET {request.Messages}?{query} HTTP/1.1", $"Authorization: Bearer {request.Client.Token}"]);

        Assert.Single(answer.Is(HttpStatusCode.OK).Data);
        var next = await api.As(request.Client).GetAnswerAsync(answer.Next!);
        Assert.Equal("2", Assert.Single(next.Is(HttpStatusCode.OK).Each("content")));
    }

    [Theory]
    [InlineData("$filter=audit/created/at add duration'P10000000D' gt 2026-01-01")]
    [InlineData("$filter=length(content) div 0 eq 1")]
    public async Task Arithmetic_beyond_all_numbers_is_refused(string query)
    {
        var request = await api.CreateRequestAsync();
        await api.PostAsync(request, "abc");
        await api.PostAsync(request, "a");
        var path = $"{request.Messages}?{query.Replace(" ", "%20", StringComparison.Ordinal)}";

        var answer = await api.As(request.Client).GetAnswerAsync(path);

        Assert.Equal("/problems/invalid-query", answer.Is(HttpStatusCode.BadRequest).Json.Text("type"));
    }

    private static string Times(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
