using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Commerce.Api.Tests.Messages;

/// <summary>Reads of threads that are sent while none can be answered, so that all but two wait for each other.</summary>
internal static class ReadsAtOnce
{
    private const int Alone = 2;

    /// <param name="reads">What is read: the same kind each.</param>
    /// <param name="waiting">How many wait for each other.</param>
    /// <returns>The answers, in the order of the reads.</returns>
    public static async Task<IReadOnlyList<Answer>> RunAsync<TGroup>(
        Api api, IReadOnlyList<Read> reads, Func<TGroup, int> waiting)
        where TGroup : notnull
    {
        await using var service = new Service(
            $"{api.Connection};Timeout=60", api.Clock,
            new Dictionary<string, string> { ["Database:StatementTimeoutMilliseconds"] = "60000" });
        using var http = new HttpClient { BaseAddress = service.Start() };
        await Poll.UntilAsync("the service is ready", async () =>
            (await http.GetAnswerAsync("/health/ready")).Status == HttpStatusCode.OK);
        // So that nobody has to be looked up while the others wait.
        foreach (var caller in reads.Select(read => read.Caller).Distinct())
        {
            (await http.CallAsync(HttpMethod.Get, "/v1/commerce/messages?limit=0", headers: ("Authorization", $"Bearer {caller.Token}")))
                .Is(HttpStatusCode.OK);
        }

        Task<Answer> SendAsync(Read read) => http.CallAsync(
            HttpMethod.Get, read.Address,
            headers: [("Authorization", $"Bearer {read.Caller.Token}"), .. read.Tag is { } tag ? [("If-None-Match", tag)] : Array.Empty<(string, string)>()]);

        await using var connection = await api.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("lock table thread in access exclusive mode", connection, transaction))
        {
            await hold.ExecuteNonQueryAsync();
        }

        var alone = Enumerable.Range(0, Alone).Select(_ => SendAsync(reads[0])).ToList();
        await Poll.UntilAsync("two wait for the lock", () => api.ReadAsync<bool>(
            "select count(*) = 2 from pg_locks l join pg_database d on d.oid = l.database where d.datname = current_database() and relation = 'thread'::regclass and not granted"));
        var calls = reads.Select(SendAsync).ToList();
        var group = service.Services.GetRequiredService<TGroup>();
        await Poll.UntilAsync("the others go together", async () =>
        {
            if (calls.Find(call => call.IsCompleted) is { } early)
            {
                Assert.Fail($"Answered without what was held: {(await early).Status} {(await early).Text}");
            }

            return waiting(group) == reads.Count;
        });
        await transaction.RollbackAsync();
        var answers = await Task.WhenAll(calls);
        Assert.All(await Task.WhenAll(alone), answer => Assert.Equal(answers[0].Status, answer.Status));
        return answers;
    }

    /// <param name="Tag">The validator of what the caller has already.</param>
    internal sealed record Read(TestAccount Caller, string Address, string? Tag = null);
}
