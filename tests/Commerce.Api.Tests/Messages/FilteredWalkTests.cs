using System.Collections.Concurrent;
using System.Net;
using Commerce.Api.Tests.Query;

namespace Commerce.Api.Tests.Messages;

/// <summary>
/// Filtered lists are walked page by page while messages come in between any two pages: those that the filter finds,
/// others, and hidden ones. What was there before a walk began comes in it once, and nothing twice.
/// </summary>
public sealed class FilteredWalkTests(Api api) : IClassFixture<Api>
{
    private const int AtTheStart = 30;
    private const int Writers = 3;
    private const int MostPosts = 300;
    private const int Walks = 2;

    // The ids of those that the filter finds and the reader sees, once their answer has come.
    private readonly ConcurrentQueue<string> _findable = new();
    private readonly ConcurrentDictionary<string, string> _others = new();
    private int _posts;

    [Theory]
    [InlineData(false, "like(content,find*)&order=audit.created.at&limit=7", false)]
    [InlineData(false, "like(content,find*)&order=-audit.created.at&limit=7", true)]
    [InlineData(false, "$filter=startswith(content,'find')&$orderby=audit/created/at&$top=7", false)]
    [InlineData(true, "like(content,find*)&order=audit.created.at&limit=7", false)]
    [InlineData(true, "like(content,find*)&order=-audit.created.at&limit=7", true)]
    [InlineData(true, "$filter=startswith(content,'find')&$orderby=audit/created/at%20desc&$top=7", true)]
    [InlineData(true, "$search=find&$top=7", true)]
    public async Task Walk_neither_repeats_nor_skips(bool isFeed, string query, bool newestFirst)
    {
        var request = await api.CreateRequestAsync();
        TestRequest[] threads = isFeed ? [request, await api.CreateRequestAsync(request.Client)] : [request];
        await WriteAsync(threads, 0, AtTheStart, CancellationToken.None);
        using var walked = new CancellationTokenSource();
        var writing = Task.WhenAll(Enumerable.Range(1, Writers).Select(
            writer => WriteAsync(threads, writer, MostPosts / Writers, walked.Token)));

        try
        {
            for (var walk = 0; walk < Walks; walk++)
            {
                await WalkAsync(
                    api.As(request.Client), $"{(isFeed ? QueryAnswers.Feed : request.Messages)}?{query}",
                    newestFirst, writing);
            }
        }
        finally
        {
            await walked.CancelAsync();
            await writing;
        }
    }

    private async Task WriteAsync(TestRequest[] threads, int writer, int count, CancellationToken end)
    {
        for (var i = writer; i < writer + count && !end.IsCancellationRequested; i++)
        {
            var thread = threads[i % threads.Length];
            var (content, hidden) = (i % 4) switch
            {
                0 => ("pass over", false),
                1 => ("find hidden", true),
                _ => ("find", false),
            };
            var message = await api.PostAsync(thread, content, thread.Vendor, client: !hidden);
            var id = message["id"]!.GetValue<string>();
            if (content == "find")
            {
                _findable.Enqueue(id);
            }
            else
            {
                _others[id] = content;
            }

            Interlocked.Increment(ref _posts);
        }
    }

    private async Task WalkAsync(HttpClient client, string path, bool newestFirst, Task writing)
    {
        var before = _findable.ToList();
        var walked = new List<(string At, string Id)>();
        for (var next = path; next is not null;)
        {
            var posts = Volatile.Read(ref _posts);
            var page = (await client.GetAnswerAsync(WithTimes(next))).Is(HttpStatusCode.OK);
            walked.AddRange(page.Data.Select(item => (item.Text("audit.created.at"), item.Text("id"))));
            next = page.Next;
            await Poll.UntilAsync(
                "a message has come in between",
                () => Task.FromResult(writing.IsCompleted || Volatile.Read(ref _posts) > posts));
        }

        var ids = walked.Select(item => item.Id).ToList();
        Assert.Equal(ids.Distinct().Count(), ids.Count);
        Assert.Empty(before.Except(ids));
        Assert.Empty(ids.Intersect(_others.Keys));
        Assert.True(before.Count > 7, "There is but one page.");
        var sorted = walked.OrderBy(item => item.At, StringComparer.Ordinal).ThenBy(item => item.Id, StringComparer.Ordinal);
        Assert.Equal(newestFirst ? sorted.Reverse() : sorted, walked);
    }

    private static string WithTimes(string address) => address.Contains("select=", StringComparison.Ordinal) ? address
        : address.Contains("$top", StringComparison.Ordinal) ? $"{address}&$select=id,audit/created/at"
        : $"{address}&select=audit.created.at";
}
