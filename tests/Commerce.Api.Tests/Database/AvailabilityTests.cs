using System.Diagnostics;
using System.Net;
using System.Text;
using Commerce.Foundation.Http;
using Npgsql;

namespace Commerce.Api.Tests.Database;

public sealed class AvailabilityTests(Api api) : IClassFixture<Api>
{
    private const string Requests = "/v1/commerce/requests";

    [Fact]
    public async Task Service_lives_before_its_database_and_recovers_whenever_it_comes_back()
    {
        var database = new NpgsqlConnectionStringBuilder(api.Connection);
        await using var way = new PortForward(new IPEndPoint(IPAddress.Loopback, database.Port));
        database.Port = way.Port;
        var client = await api.CreateClientAsync();
        await using var service = new Service(database.ConnectionString, api.Clock);
        using var http = new HttpClient { BaseAddress = service.Start() };

        await AssertIsAwayAsync(http, client);

        way.Open();
        await AssertComesBackAsync(http, client);

        await way.CloseAsync();
        await AssertIsAwayAsync(http, client);

        way.Open();
        await AssertComesBackAsync(http, client);
    }

    [Fact]
    public async Task Connections_that_the_database_ended_are_replaced_under_reads()
    {
        var client = await api.CreateClientAsync();
        // A busy machine takes longer than a second to connect many times anew.
        await using var service = new Service($"{api.Connection};Timeout=15", api.Clock);
        using var http = new HttpClient { BaseAddress = service.Start() };
        await Poll.UntilAsync("the service is ready", async () =>
            (await http.GetAnswerAsync("/health/ready")).Status == HttpStatusCode.OK);
        // Several at once, so that several connections lie in the pool.
        Assert.All(await ReadAsync(), answer => answer.Is(HttpStatusCode.OK));

        var ended = await api.ReadAsync<int>(
            """
            select count(pg_terminate_backend(pid))::int
            from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid()
            """);

        Assert.True(ended > 0);
        // Among the ended are those that the tests keep for themselves.
        api.Database.Clear();
        Assert.All(await ReadAsync(), answer => answer.Is(HttpStatusCode.OK));

        Task<Answer[]> ReadAsync() => Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => CallAsync(http, client, Requests)));
    }

    [Fact]
    public async Task Connections_that_the_database_ended_are_replaced_under_writes_that_can_be_undone()
    {
        var request = await api.CreateRequestAsync();
        (await KeyedAsync("before")).Is(HttpStatusCode.Created);

        await api.ReadAsync<int>(
            """
            select count(pg_terminate_backend(pid))::int
            from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid()
            """);

        api.Database.Clear();
        (await KeyedAsync("after")).Is(HttpStatusCode.Created);
        Assert.Equal(2, await api.CountStoredAsync(request));

        Task<Answer> KeyedAsync(string key) => api.As(request.Client).CallAsync(
            HttpMethod.Post, request.Messages, Encoding.UTF8.GetBytes(Api.Body(key)), "application/json",
            headers: ("Idempotency-Key", key));
    }

    [Fact]
    public async Task Row_that_is_locked_for_too_long_is_503_and_nothing_is_stored()
    {
        var request = await api.CreateRequestAsync();
        await using var connection = await api.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var lockRow = new NpgsqlCommand(
            "select 1 from thread where request_no = $1 for update", connection, transaction);
        lockRow.Parameters.AddWithValue((long)Api.Number(request.Id));
        await lockRow.ExecuteScalarAsync();

        var start = Stopwatch.GetTimestamp();
        var answer = await api.As(request.Client).PostAnswerAsync(request.Messages, """{"content":"Hello"}""");
        var waited = Stopwatch.GetElapsedTime(start);
        await transaction.RollbackAsync();

        IsUnavailable(answer);
        Assert.InRange(waited, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(6));
        Assert.Equal(0, await api.CountStoredAsync(request));
        Assert.Equal(request.MessageId(1), (await api.PostAsync(request, "Hello"))["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task Health_and_version_need_no_credentials()
    {
        foreach (var path in (string[])["/health/live", "/health/ready"])
        {
            Assert.Equal(
                """{"status":"Healthy"}""", (await api.Anonymous.GetAnswerAsync(path)).Is(HttpStatusCode.OK).Text);
        }

        var version = (await api.Anonymous.GetAnswerAsync("/version")).Is(HttpStatusCode.OK).Json;
        Assert.Equal("Commerce.Api", version["name"]!.GetValue<string>());
        Assert.Matches(@"^\d+\.\d+\.\d+$", version["version"]!.GetValue<string>());
    }

    private static async Task AssertIsAwayAsync(HttpClient http, TestAccount client)
    {
        (await http.GetAnswerAsync("/health/live")).Is(HttpStatusCode.OK);
        IsUnavailable(await http.GetAnswerAsync("/health/ready"));
        IsUnavailable(await CallAsync(http, client, Requests));
        (await http.GetAnswerAsync(Requests)).IsProblem(Problems.UnauthenticatedType);
        // What needs no database is answered to those who send a credential, too.
        (await CallAsync(http, client, "/health/live")).Is(HttpStatusCode.OK);
        (await CallAsync(http, client, "/problems")).Is(HttpStatusCode.OK);
    }

    private static async Task AssertComesBackAsync(HttpClient http, TestAccount client)
    {
        await Poll.UntilAsync("the service is ready", async () =>
            (await http.GetAnswerAsync("/health/ready")).Status == HttpStatusCode.OK);
        (await CallAsync(http, client, Requests)).Is(HttpStatusCode.OK);
    }

    private static Task<Answer> CallAsync(HttpClient http, TestAccount client, string path) =>
        http.CallAsync(HttpMethod.Get, path, headers: ("Authorization", $"Bearer {client.Token}"));

    private static void IsUnavailable(Answer answer)
    {
        answer.IsProblem(Problems.UnavailableType);
        Assert.Matches(@"^\d+$", answer.Header("Retry-After"));
    }
}
