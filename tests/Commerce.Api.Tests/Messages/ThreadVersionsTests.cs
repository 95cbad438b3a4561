using System.Net;
using Commerce.Api.Messages;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Commerce.Api.Tests.Messages;

/// <summary>Callers who ask at once whether threads are still the same are answered at once, each by what it sees.</summary>
public sealed class ThreadVersionsTests(Api api) : IClassFixture<Api>
{
    private const int Alone = 2;

    [Fact]
    public async Task Callers_who_ask_at_once_are_told_each_what_it_sees()
    {
        var (thread, draft) = (await api.CreateRequestAsync(), await api.CreateRequestAsync());
        await api.PostAsync(thread, "For all");
        await api.PostAsync(thread, "Not for the vendor", vendor: false);
        await api.PostAsync(thread, "Not for the client", thread.Vendor, client: false);
        await api.PostAsync(draft, "A draft");
        var (operations, stranger) = (await api.CreateOperationsAsync(), await api.CreateVendorAsync());
        var now = new List<Asking>
        {
            new(thread.Client, thread, HttpStatusCode.NotModified), new(thread.Vendor, thread, HttpStatusCode.NotModified),
            new(operations, thread, HttpStatusCode.NotModified), new(draft.Client, draft, HttpStatusCode.NotModified),
            new(draft.Vendor, draft, HttpStatusCode.NotFound), new(stranger, thread, HttpStatusCode.NotFound),
            new(thread.Client, draft, HttpStatusCode.NotFound),
            new(thread.Client, thread with { Id = "REQ-0000-0000" }, HttpStatusCode.NotFound),
        };
        await api.SetStatusAsync(draft, "Draft");
        // Whoever sees nothing has heard of what another sees.
        var heard = (await api.As(thread.Client).GetAnswerAsync(thread.Messages)).Is(HttpStatusCode.OK).Header("ETag")!;
        for (var i = 0; i < now.Count; i++)
        {
            var answer = await api.As(now[i].Caller).GetAnswerAsync(now[i].Request.Messages);
            now[i] = now[i] with { Tag = answer.Header("ETag") ?? heard };
        }

        Assert.All(await AskTogetherAsync(now), answered => Assert.Equal(answered.Asking.Status, answered.Status));

        await api.PostAsync(thread, "For the vendor alone", thread.Vendor, client: false, operations: false);
        var later = now.Select(asking => asking.Caller == thread.Vendor ? asking with { Status = HttpStatusCode.OK } : asking);
        Assert.All(await AskTogetherAsync([.. later]), answered => Assert.Equal(answered.Asking.Status, answered.Status));
    }

    /// <summary>Asks while nobody can be answered, so that all but two wait for each other.</summary>
    private async Task<IReadOnlyList<(Asking Asking, HttpStatusCode Status)>> AskTogetherAsync(IReadOnlyList<Asking> askings)
    {
        await using var service = new Service(
            $"{api.Connection};Timeout=60", api.Clock,
            new Dictionary<string, string> { ["Database:StatementTimeoutMilliseconds"] = "60000" });
        using var http = new HttpClient { BaseAddress = service.Start() };
        await Poll.UntilAsync("the service is ready", async () =>
            (await http.GetAnswerAsync("/health/ready")).Status == HttpStatusCode.OK);
        // So that nobody has to be looked up while the others wait.
        foreach (var caller in askings.Select(asking => asking.Caller).Distinct())
        {
            (await http.CallAsync(HttpMethod.Get, "/v1/commerce/messages?limit=0", headers: ("Authorization", $"Bearer {caller.Token}")))
                .Is(HttpStatusCode.OK);
        }

        Task<Answer> AskAsync(Asking asking) => http.CallAsync(
            HttpMethod.Get, asking.Request.Messages,
            headers: [("Authorization", $"Bearer {asking.Caller.Token}"), ("If-None-Match", asking.Tag)]);

        await using var connection = await api.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("lock table thread in access exclusive mode", connection, transaction))
        {
            await hold.ExecuteNonQueryAsync();
        }

        var first = Enumerable.Range(0, Alone).Select(_ => AskAsync(askings[0])).ToList();
        await Poll.UntilAsync("two wait for the lock", () => api.ReadAsync<bool>(
            "select count(*) = 2 from pg_locks where relation = 'thread'::regclass and not granted"));
        var calls = askings.Select(AskAsync).ToList();
        var versions = service.Services.GetRequiredService<ThreadVersions>();
        await Poll.UntilAsync("the others go together", () => Task.FromResult(versions.Count == askings.Count));
        await transaction.RollbackAsync();
        Assert.All(await Task.WhenAll(first), answer => Assert.Equal(askings[0].Status, answer.Status));
        return [.. askings.Zip(await Task.WhenAll(calls), (asking, answer) => (asking, answer.Status))];
    }

    private sealed record Asking(TestAccount Caller, TestRequest Request, HttpStatusCode Status)
    {
        public string Tag { get; init; } = "";
    }
}
