using System.Net;
using System.Text;
using Dapper;

namespace Commerce.Api.Tests.Events;

/// <summary>Events have their places in the feed in the order of their commits, whoever gives them.</summary>
public sealed class EventPlaceTests(Api api) : IClassFixture<Api>
{
    private const int Writers = 12;
    private const int Each = 25;

    [Fact]
    public async Task No_event_ever_appears_before_one_that_was_seen()
    {
        await using var first = new Service(api.Connection, api.Clock);
        await using var second = new Service(api.Connection, api.Clock);
        HttpClient[] copies = [new() { BaseAddress = first.Start() }, new() { BaseAddress = second.Start() }];
        foreach (var copy in copies)
        {
            await Poll.UntilAsync("the copy is ready", async () =>
                (await copy.GetAnswerAsync("/health/ready")).Status == HttpStatusCode.OK);
        }

        TestRequest[] requests = [await api.CreateRequestAsync(), await api.CreateRequestAsync(), await api.CreateRequestAsync()];
        using var end = new CancellationTokenSource();
        var watching = WatchAsync(end.Token);

        var answers = await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            var posted = new List<Answer>();
            for (var i = 0; i < Each; i++)
            {
                var request = requests[(writer + i) % requests.Length];
                posted.Add(await copies[writer % 2].CallAsync(
                    HttpMethod.Post, request.Messages, Encoding.UTF8.GetBytes(Api.Body($"{writer} {i}")), "application/json",
                    headers: ("Authorization", $"Bearer {request.Client.Token}")));
            }

            return posted;
        }));

        Assert.All(answers.SelectMany(posted => posted), answer => answer.Is(HttpStatusCode.Created));
        await Poll.UntilAsync("all have their places", () => api.ReadAsync<bool>("select not exists (select from event where place is null)"));
        await end.CancelAsync();
        Assert.True(await watching > 1);
        Assert.True(await api.ReadAsync<bool>("select count(*) = count(distinct place) and max(place) <= (select place from event_head) from event"));
        Assert.True(await api.ReadAsync<bool>(
            "select bool_and(place > before) from (select place, lag(place, 1, 0::bigint) over (partition by request_no order by seq) as before from event) e"));
        // Some by the statement that wrote them: nobody has written those again.
        Assert.True(await api.ReadAsync<bool>(
            "select exists (select from event e join message m on m.request_no = e.request_no and m.seq = e.object_no where e.xmin = m.xmin)"));
    }

    /// <returns>How often something new was seen.</returns>
    private async Task<int> WatchAsync(CancellationToken end)
    {
        await using var connection = await api.Database.OpenConnectionAsync(CancellationToken.None);
        var (seen, last, news) = (new HashSet<long>(), 0L, 0);
        while (!end.IsCancellationRequested)
        {
            var places = (await connection.QueryAsync<long>("select place from event where place is not null")).ToHashSet();
            Assert.Empty(seen.Except(places));
            Assert.DoesNotContain(places.Except(seen), place => place <= last);
            news += places.Count > seen.Count ? 1 : 0;
            (seen, last) = (places, places.DefaultIfEmpty().Max());
        }

        return news;
    }
}
