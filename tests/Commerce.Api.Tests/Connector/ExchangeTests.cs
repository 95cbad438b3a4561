using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Commerce.Api.Tests.Faults;

namespace Commerce.Api.Tests.Connector;

/// <summary>Two accounts that ask each other much at once.</summary>
public sealed class ExchangeTests(ConnectorApi api) : IClassFixture<ConnectorApi>
{
    private const int Callers = 8;

    private static readonly int Requests = FaultScale.Of(small: 150, full: 1_000);

    [Fact]
    public async Task Many_requests_with_syncs_running_are_each_answered_once()
    {
        var begun = Stopwatch.GetTimestamp();
        var (one, other) = await api.PairAsync();
        var sent = new ConcurrentBag<string>();
        using var done = new CancellationTokenSource();
        var running = new[] { SyncAsync(one, done.Token), SyncAsync(other, done.Token), AnswerAsync(one, done.Token), AnswerAsync(other, done.Token) };

        await Parallel.ForEachAsync(
            Enumerable.Range(0, Requests), new ParallelOptions { MaxDegreeOfParallelism = Callers },
            async (i, _) =>
            {
                var (from, to) = i % 2 == 0 ? (one, other) : (other, one);
                var request = await from.CreateRequestAsync(to, Wire.Authentication());
                await from.SendAsync(request);
                sent.Add(Wire.Text(request, "id"));
            });
        await Poll.UntilAsync("every request is completed on both sides", async () => await api.ReadAsync<int>(
            "select count(*)::int from connector_request where request_id = any(@ids) and status = 'Completed'",
            new { ids = sent.ToArray() }) == 2 * Requests, TimeSpan.FromMinutes(FaultScale.Of(1, 10)));
        var took = Stopwatch.GetElapsedTime(begun);
        await done.CancelAsync();
        await Task.WhenAll(running);

        Assert.Equal(Requests, sent.Distinct().Count());
        Assert.Equal(Requests, await api.ReadAsync<int>(
            "select count(distinct answered_request_id)::int from connector_message where answered_request_id = any(@ids)",
            new { ids = sent.ToArray() }));
        Assert.Equal(2 * Requests, await api.ReadAsync<int>(
            """
            select count(*)::int from connector_event
            where trigger in ('consumption.incomingRequestStatusChanged', 'consumption.outgoingRequestStatusChanged')
                and data ->> 'newStatus' = 'Completed' and data -> 'request' ->> 'id' = any(@ids)
            """,
            new { ids = sent.ToArray() }));
        FaultScale.Tell(
            "exchange", $"{Requests} requests between two accounts, {Callers} senders at once, syncs running: each answered once, in {took.TotalSeconds:0.0} s");
    }

    [Fact]
    public async Task Request_sent_twice_at_once_goes_out_once()
    {
        var (sender, recipient) = await api.PairAsync();
        var draft = await sender.CreateRequestAsync(recipient, Wire.Authentication());
        var body = new JsonObject
        {
            ["recipients"] = new JsonArray(recipient.Address),
            ["content"] = draft["content"]!.DeepClone(),
        };

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => sender.CallAsync("POST", "Messages", body)));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
        Assert.All(
            answers.Where(answer => answer.Status != HttpStatusCode.Created),
            answer => answer.IsError(HttpStatusCode.BadRequest, "error.runtime.messages.cannotSendRequestThatWasAlreadySent"));
        await recipient.SyncAsync();
        Assert.Single(await recipient.ListAsync("Messages"));
    }

    [Fact]
    public async Task Request_decided_twice_at_once_is_decided_once()
    {
        var (sender, recipient) = await api.PairAsync();
        var id = await sender.AskAsync(recipient, Wire.Authentication());

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            recipient.CallAsync("PUT", $"Requests/Incoming/{id}/{(i % 2 == 0 ? "Accept" : "Reject")}", Wire.Decide(i % 2 == 0))));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.All(
            answers.Where(answer => answer.Status != HttpStatusCode.OK),
            answer => answer.IsError(HttpStatusCode.BadRequest, "error.consumption.requests.wrongRequestStatus"));
    }

    [Fact]
    public async Task Same_idempotency_key_makes_one_request()
    {
        var (sender, recipient) = await api.PairAsync();
        var body = new JsonObject { ["content"] = Wire.Content(Wire.Authentication()), ["peer"] = recipient.Address };

        var first = await sender.CallAsync("POST", "Requests/Outgoing", body, ("Idempotency-Key", "one"));
        var again = await sender.CallAsync("POST", "Requests/Outgoing", body, ("Idempotency-Key", "one"));

        Assert.Equal(first.Is(HttpStatusCode.Created).Text, again.Is(HttpStatusCode.Created).Text);
        Assert.Equal("true", again.Header("Idempotent-Replayed"));
        Assert.Single(await sender.ListAsync("Requests/Outgoing"));
    }

    private static async Task SyncAsync(ConnectorParty party, CancellationToken done)
    {
        while (!done.IsCancellationRequested)
        {
            await party.SyncAsync();
            await Task.Yield();
        }
    }

    private static async Task AnswerAsync(ConnectorParty party, CancellationToken done)
    {
        while (!done.IsCancellationRequested)
        {
            var open = await party.ListAsync("Requests/Incoming?status=ManualDecisionRequired");
            await Parallel.ForEachAsync(open, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (request, _) =>
                (await party.CallAsync("PUT", $"Requests/Incoming/{Wire.Text(request, "id")}/Accept", Wire.Accept()))
                    .Is(HttpStatusCode.OK));
        }
    }
}
