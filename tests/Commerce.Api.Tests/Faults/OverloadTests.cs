using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Commerce.Foundation.Http;
using Npgsql;

namespace Commerce.Api.Tests.Faults;

/// <summary>The database serves nobody, and calls come on (rows 4, 5).</summary>
[Collection(FaultCollection.Name)]
public sealed class OverloadTests(PostgresServer server)
{
    private const int Connections = 16;
    private const int LockSeconds = 2;

    [Fact]
    public async Task Calls_that_cannot_be_served_are_told_so_soon_and_served_again_at_once()
    {
        var (callers, duration) = (FaultScale.Of(100, 400), TimeSpan.FromSeconds(FaultScale.Of(3, 30)));
        var connection = await server.CreateDatabaseAsync();
        var request = await Scene.CreateAsync(connection);
        await using var service = new ServiceProcess(
            connection, ("Database__PoolSize", $"{Connections}"), ("Database__LockTimeoutMilliseconds", $"{LockSeconds * 1000}"));
        await service.StartAsync();
        using var http = new HttpClient { BaseAddress = service.Address };
        http.DefaultRequestHeaders.Add("Authorization", $"Bearer {request.Client.Token}");
        // As many connections and as much memory as so many callers need in any case.
        await CallAsync(http, request, callers, TimeSpan.FromSeconds(FaultScale.Of(1, 5)));
        var memory = service.MemoryMebibytes();

        await using var locked = new NpgsqlConnection($"{connection};Pooling=false");
        await locked.OpenAsync();
        await using var transaction = await locked.BeginTransactionAsync();
        await using var hold = new NpgsqlCommand("lock table message in access exclusive mode", locked);
        await hold.ExecuteNonQueryAsync();
        var most = memory;
        using var watching = new CancellationTokenSource();
        var watch = Task.Run(async () =>
        {
            while (!watching.IsCancellationRequested)
            {
                most = Math.Max(most, service.MemoryMebibytes());
                await Task.Delay(100);
            }
        });
        var answers = await CallAsync(http, request, callers, duration);
        await watching.CancelAsync();
        await watch;
        Assert.True((await http.GetAnswerAsync("/health/live")).Status == HttpStatusCode.OK);
        await transaction.RollbackAsync();
        var released = Stopwatch.GetTimestamp();
        await Poll.UntilAsync("calls are served again", async () =>
            (await http.GetAnswerAsync(request.Messages)).Status == HttpStatusCode.OK);
        var recovery = Stopwatch.GetElapsedTime(released);

        Assert.All(answers, answer => answer.Answer.IsProblem(Problems.UnavailableType));
        Assert.All(answers, answer => Assert.NotNull(answer.Answer.Header("Retry-After")));
        // Those who had a connection to themselves waited for the lock instead, as long as one may.
        var served = Connections * ((int)duration.TotalSeconds / LockSeconds + 2);
        var times = answers.Select(answer => answer.Took).Order().SkipLast(served).ToList();
        var p99 = times[(int)(0.99 * (times.Count - 1))];
        FaultScale.Tell("overload", $"{callers} callers at once for {duration.TotalSeconds:0} s, nothing served: {answers.Count} times 503, half of them within {times[times.Count / 2].TotalSeconds:0.00} s, p90 {times[(int)(0.9 * times.Count)].TotalSeconds:0.00} s, p99 {p99.TotalSeconds:0.00} s, the longest that waited for the lock {answers.Max(answer => answer.Took).TotalSeconds:0.0} s; memory {memory:0} -> {most:0} MiB; served again after {recovery.TotalMilliseconds:0} ms");
        if (FaultScale.IsFull)
        {
            // A second and a half on a machine of its own.
            Assert.InRange(p99, TimeSpan.Zero, TimeSpan.FromSeconds(2));
            Assert.InRange(most, 0, 1.2 * memory + 32);
        }
    }

    /// <summary>Each calls again and again, about every two seconds where it is refused.</summary>
    private static async Task<IReadOnlyList<(Answer Answer, TimeSpan Took)>> CallAsync(
        HttpClient http, TestRequest request, int callers, TimeSpan duration)
    {
        var answers = new ConcurrentQueue<(Answer, TimeSpan)>();
        var begun = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(async _ =>
        {
            while (Stopwatch.GetElapsedTime(begun) < duration)
            {
                // All in the same moment would measure how fast a machine of two cores refuses hundreds of calls.
                await Task.Delay(Random.Shared.Next(500, 1_500));
                var sent = Stopwatch.GetTimestamp();
                var answer = await http.GetAnswerAsync(request.Messages);
                answers.Enqueue((answer, Stopwatch.GetElapsedTime(sent)));
            }
        }));
        return [.. answers];
    }
}
