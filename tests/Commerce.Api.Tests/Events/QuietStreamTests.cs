using System.Net;
using Commerce.Api.Tests.Accounts;

namespace Commerce.Api.Tests.Events;

/// <summary>Streams on which nothing happens.</summary>
public sealed class QuietStreamTests(Api api) : IClassFixture<Api>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Quiet_stream_is_kept_open_until_the_caller_may_no_longer_call()
    {
        var request = await api.CreateRequestAsync();
        var operations = await api.CreateOperationsAsync();
        await using var other = new Service(api.Connection, api.Clock);
        using var there = new HttpClient { BaseAddress = other.Start() };
        there.DefaultRequestHeaders.Add("Authorization", $"Bearer {request.Vendor.Token}");
        await Poll.UntilAsync("the other copy is ready", async () =>
            (await there.GetAnswerAsync("/health/ready")).Status == HttpStatusCode.OK);
        using var here = await OpenAsync(api.As(request.Vendor), request.Messages);
        using var elsewhere = await OpenAsync(there, request.Messages);

        // At once, and each time that nothing was said for as long as a proxy may wait.
        foreach (var line in (string[])[": ", "", ": ", ""])
        {
            Assert.Equal(line, await NextAsync(here));
        }

        (await api.As(operations).ActAsync($"{OwnedCalls.TokensPath}/{request.Vendor.TokenId}/disable")).Is(HttpStatusCode.NoContent);

        Assert.All(await Task.WhenAll(RestAsync(here), RestAsync(elsewhere)), rest =>
            Assert.InRange(rest.Count(line => line == ": "), 0, 3));
    }

    private static async Task<StreamReader> OpenAsync(HttpClient http, string address)
    {
        using var call = new HttpRequestMessage(HttpMethod.Get, address);
        call.Headers.Accept.ParseAdd("text/event-stream");
        var answer = await http.SendAsync(call, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new StreamReader(await answer.Content.ReadAsStreamAsync());
    }

    /// <returns>Null at the end.</returns>
    private static Task<string?> NextAsync(StreamReader stream) => stream.ReadLineAsync().WaitAsync(Patience);

    private static async Task<IReadOnlyList<string>> RestAsync(StreamReader stream)
    {
        var lines = new List<string>();
        while (await NextAsync(stream) is { } line)
        {
            lines.Add(line);
        }

        return lines;
    }
}
