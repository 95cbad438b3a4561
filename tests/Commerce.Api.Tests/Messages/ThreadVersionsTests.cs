using System.Net;
using Commerce.Api.Messages;
using Commerce.Foundation.Identity;
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
        var (operations, stranger) = (await api.CreateOperationsAsync(), await api.CreateVendorAsync());
        var askings = new List<Asking>();
        foreach (var type in Enum.GetValues<AccountType>())
        {
            var thread = await api.CreateRequestAsync();
            await api.PostAsync(thread, "For all");
            askings.AddRange(((TestAccount[])[thread.Client, thread.Vendor, operations]).Select(caller =>
                new Asking(caller, thread) { IsTold = caller.Type == type }));
        }

        var (draft, first) = (await api.CreateRequestAsync(), askings[0].Request);
        await api.PostAsync(draft, "A draft");
        await api.SetStatusAsync(draft, "Draft");
        askings.AddRange(
            new Asking(draft.Client, draft), new Asking(draft.Vendor, draft) { SeesNothing = true },
            new Asking(stranger, first) { SeesNothing = true }, new Asking(first.Client, draft) { SeesNothing = true },
            new Asking(first.Client, first with { Id = "REQ-0000-0000" }) { SeesNothing = true });
        // Whoever sees nothing has heard of what another sees.
        var heard = (await api.As(first.Client).GetAnswerAsync(first.Messages)).Is(HttpStatusCode.OK).Header("ETag")!;
        foreach (var asking in askings)
        {
            asking.Tag = (await api.As(asking.Caller).GetAnswerAsync(asking.Request.Messages)).Header("ETag") ?? heard;
        }

        Assert.All(await AskTogetherAsync(askings), told => Assert.Equal(
            told.Asking.SeesNothing ? HttpStatusCode.NotFound : HttpStatusCode.NotModified, told.Status));

        // All types see as many messages of a thread as each other, but for this one.
        foreach (var told in askings.Where(asking => asking.IsTold))
        {
            await api.PostAsync(
                told.Request, "For one", told.Caller, told.Caller.Type == AccountType.Client,
                told.Caller.Type == AccountType.Vendor, told.Caller.Type == AccountType.Operations);
        }

        Assert.All(await AskTogetherAsync(askings), told => Assert.Equal(
            told.Asking.SeesNothing ? HttpStatusCode.NotFound
                : told.Asking.IsTold ? HttpStatusCode.OK
                : HttpStatusCode.NotModified,
            told.Status));
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

        var alone = Enumerable.Range(0, Alone).Select(_ => AskAsync(askings[0])).ToList();
        await Poll.UntilAsync("two wait for the lock", () => api.ReadAsync<bool>(
            "select count(*) = 2 from pg_locks where relation = 'thread'::regclass and not granted"));
        var calls = askings.Select(AskAsync).ToList();
        var versions = service.Services.GetRequiredService<ThreadVersions>();
        await Poll.UntilAsync("the others go together", () => Task.FromResult(versions.Count == askings.Count));
        await transaction.RollbackAsync();
        var answers = await Task.WhenAll(calls);
        Assert.All(await Task.WhenAll(alone), answer => Assert.Equal(answers[0].Status, answer.Status));
        return [.. askings.Zip(answers, (asking, answer) => (asking, answer.Status))];
    }

    private sealed record Asking(TestAccount Caller, TestRequest Request)
    {
        public bool SeesNothing { get; init; }

        /// <summary>True where the message that comes is for this one of the thread alone.</summary>
        public bool IsTold { get; init; }

        public string Tag { get; set; } = "";
    }
}
