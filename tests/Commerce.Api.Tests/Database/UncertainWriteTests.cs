using System.Net;
using Commerce.Api.Requests;
using Commerce.Foundation.Http;
using Npgsql;

namespace Commerce.Api.Tests.Database;

/// <summary>A write whose end nobody saw is told as such: neither done nor undone.</summary>
public sealed class UncertainWriteTests(Api api) : IClassFixture<Api>
{
    [Theory]
    [InlineData(null, "outcome-unknown")]
    // The commit was never sent: it is certain that nothing was stored.
    [InlineData("a-key", "unavailable")]
    public async Task Connection_that_is_lost_under_a_write(string? key, string problem)
    {
        var request = await api.CreateRequestAsync();
        await using var connection = await api.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var hold = new NpgsqlCommand("select 1 from thread where request_no = $1 for update", connection);
        hold.Parameters.AddWithValue(RequestId.Parse(request.Id).Number);
        await hold.ExecuteScalarAsync();
        var call = api.As(request.Client).CallAsync(
            HttpMethod.Post, request.Messages, System.Text.Encoding.UTF8.GetBytes(Api.Body("Hello")), "application/json",
            headers: key is null ? [] : [("Idempotency-Key", key)]);

        await Poll.UntilAsync("the write waits for the row, and is ended", async () => await api.ReadAsync<int>(
            """
            select count(pg_terminate_backend(pid))::int
            from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'
            """) > 0);

        var answer = await call;
        answer.IsProblem(problem == "unavailable" ? Problems.UnavailableType : Problems.OutcomeUnknownType);
        Assert.Equal("2", answer.Header("Retry-After"));
        await transaction.RollbackAsync();
        Assert.Equal(0, await api.CountStoredAsync(request));
        (await api.As(request.Client).PostAnswerAsync(request.Messages, Api.Body("Again"))).Is(HttpStatusCode.Created);
    }
}
