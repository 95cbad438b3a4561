using System.Net;
using System.Text;
using Npgsql;

namespace Commerce.Api.Tests.Messages;

/// <summary>A thread to which everybody writes keeps nobody else from writing to another.</summary>
public sealed class BusyThreadTests(Api api) : IClassFixture<Api>
{
    private const int Connections = 8;
    private const int Writers = 32;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Writers_of_a_locked_thread_leave_connections_to_others(bool keyed)
    {
        var (busy, quiet) = (await api.CreateRequestAsync(), await api.CreateRequestAsync());
        await using var service = new Service(
            api.Connection, api.Clock, new Dictionary<string, string> { ["Database:PoolSize"] = $"{Connections}" });
        using var http = new HttpClient { BaseAddress = service.Start() };
        await Poll.UntilAsync("the service is ready", async () =>
            (await http.GetAnswerAsync("/health/ready")).Status == HttpStatusCode.OK);
        await using var connection = await api.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var lockRow = new NpgsqlCommand(
            "select 1 from thread where request_no = $1 for update", connection, transaction);
        lockRow.Parameters.AddWithValue((long)Api.Number(busy.Id));
        await lockRow.ExecuteScalarAsync();

        var waiting = Enumerable.Range(0, Writers).Select(i => PostAsync(busy, $"busy {i}")).ToList();
        await Poll.UntilAsync("some of them wait for the row", async () => await api.ReadAsync<int>(
            "select count(*)::int from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") > 0);
        var others = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => PostAsync(quiet, $"quiet {i}")));
        await transaction.RollbackAsync();

        Assert.All(others, answer => answer.Is(HttpStatusCode.Created));
        var stored = (await Task.WhenAll(waiting)).Count(answer => answer.Status == HttpStatusCode.Created);
        Assert.Equal(stored, await api.CountStoredAsync(busy));
        // Nobody's turn is lost with the lock: the thread goes on.
        (await PostAsync(busy, "afterwards")).Is(HttpStatusCode.Created);

        Task<Answer> PostAsync(TestRequest request, string content) => http.CallAsync(
            HttpMethod.Post, request.Messages, Encoding.UTF8.GetBytes(Api.Body(content)), "application/json",
            headers: keyed
                ? [("Authorization", $"Bearer {request.Client.Token}"), ("Idempotency-Key", content.Replace(' ', '-'))]
                : [("Authorization", $"Bearer {request.Client.Token}")]);
    }
}
