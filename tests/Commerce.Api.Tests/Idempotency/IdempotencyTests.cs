using System.Net;
using System.Text;
using Commerce.Api.Requests;
using Commerce.Foundation.Http;
using Commerce.Foundation.Idempotency;
using Microsoft.Extensions.DependencyInjection;

namespace Commerce.Api.Tests.Idempotency;

public sealed class IdempotencyTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Same_call_takes_effect_once_and_is_answered_alike()
    {
        var request = await api.CreateRequestAsync();
        var key = NewKey();

        var first = (await PostAsync(request.Client, request.Messages, Api.Body("Hello"), key)).Is(HttpStatusCode.Created);
        var second = (await PostAsync(request.Client, request.Messages, Api.Body("Hello"), key)).Is(HttpStatusCode.Created);

        Assert.Equal(first.Bytes, second.Bytes);
        Assert.Equal(first.Header("Location"), second.Header("Location"));
        Assert.Equal(first.MediaType, second.MediaType);
        Assert.Null(first.Header("Idempotent-Replayed"));
        Assert.Equal("true", second.Header("Idempotent-Replayed"));
        Assert.NotEqual(first.Header("traceparent"), second.Header("traceparent"));
        Assert.Equal(1, await api.CountStoredAsync(request));
    }

    [Fact]
    public async Task Requests_and_actions_repeat_alike()
    {
        var (client, vendor) = (await api.CreateClientAsync(), await api.CreateVendorAsync());
        var body = $$"""{"vendor":{"id":"{{vendor.Id}}"},"name":"Two seats","status":"Processing"}""";
        var (creation, completion) = (NewKey(), NewKey());

        var created = (await PostAsync(client, "/v1/commerce/requests", body, creation)).Is(HttpStatusCode.Created);
        var again = (await PostAsync(client, "/v1/commerce/requests", body, creation)).Is(HttpStatusCode.Created);
        var path = created.Header("Location")!;
        var completed = (await PostAsync(client, $"{path}/complete", "", completion)).Is(HttpStatusCode.NoContent);
        var completedAgain = (await PostAsync(client, $"{path}/complete", "", completion)).Is(HttpStatusCode.NoContent);

        Assert.Equal(created.Bytes, again.Bytes);
        Assert.Equal(path, again.Header("Location"));
        Assert.Empty(completed.Bytes);
        Assert.Equal("true", completedAgain.Header("Idempotent-Replayed"));
        Assert.Equal(1, (await api.As(client).GetAnswerAsync("/v1/commerce/requests")).Total);
        Assert.Equal(2, (await api.As(client).GetAnswerAsync($"{path}/messages")).Total);
    }

    [Fact]
    public async Task Key_stands_for_one_call()
    {
        var request = await api.CreateRequestAsync();
        var other = await api.CreateRequestAsync(request.Client, request.Vendor);
        var key = NewKey();
        (await PostAsync(request.Client, request.Messages, Api.Body("Hello"), key)).Is(HttpStatusCode.Created);

        foreach (var (path, body) in ((string, string)[])
        [
            (request.Messages, Api.Body("Hello!")),
            (request.Messages, $"{Api.Body("Hello")} "),
            (other.Messages, Api.Body("Hello")),
            ($"{request.Path}/complete", ""),
            ($"{request.Path}/complete?language=de", ""),
        ])
        {
            (await PostAsync(request.Client, path, body, key)).IsProblem(Problems.KeyReusedType);
        }

        Assert.Equal(1, await api.CountStoredAsync(request));
        Assert.Equal(0, await api.CountStoredAsync(other));
    }

    [Fact]
    public async Task Accounts_do_not_share_keys()
    {
        var request = await api.CreateRequestAsync();
        var key = NewKey();

        (await PostAsync(request.Client, request.Messages, Api.Body("Hello"), key)).Is(HttpStatusCode.Created);
        var other = await PostAsync(request.Vendor, request.Messages, Api.Body("Hello"), key);

        Assert.Equal(request.MessageId(2), other.Is(HttpStatusCode.Created).Json["id"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("Schlüssel")]
    [InlineData("tab\there")]
    public async Task What_is_no_key_is_refused(string key)
    {
        var request = await api.CreateRequestAsync();
        string[] lines =
        [
            $"POST {request.Messages} HTTP/1.1", $"Authorization: Bearer {request.Client.Token}",
            "Content-Type: application/json", $"Idempotency-Key: {key}", "Content-Length: 19",
        ];

        var answer = await RawHttp.SendAsync(api.Address, lines, """{"content":"Hello"}"""u8.ToArray());

        // A server may refuse what no header can hold before the service sees it.
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(0, await api.CountStoredAsync(request));
    }

    [Fact]
    public async Task Key_has_at_most_255_characters_and_is_sent_once()
    {
        var request = await api.CreateRequestAsync();

        (await PostAsync(request.Client, request.Messages, Api.Body("a"), new string('k', 256)))
            .IsProblem(Problems.InvalidHeaderType, "Idempotency-Key");
        (await api.As(request.Client).CallAsync(
            HttpMethod.Post, request.Messages, Encoding.UTF8.GetBytes(Api.Body("b")), "application/json",
            headers: [("Idempotency-Key", "one"), ("Idempotency-Key", "two")]))
            .IsProblem(Problems.InvalidHeaderType, "Idempotency-Key");
        (await PostAsync(request.Client, request.Messages, Api.Body("c"), new string('k', 255))).Is(HttpStatusCode.Created);
        (await PostAsync(request.Client, request.Messages, Api.Body("d"), "!~\"k\"")).Is(HttpStatusCode.Created);

        Assert.Equal(2, await api.CountStoredAsync(request));
    }

    [Fact]
    public async Task Call_that_failed_left_nothing_to_repeat()
    {
        var request = await api.CreateRequestAsync();
        var key = NewKey();

        (await PostAsync(request.Client, request.Messages, """{"content":""}""", key))
            .IsProblem(Problems.InvalidBodyType, "content");
        var answer = await PostAsync(request.Client, request.Messages, Api.Body("Now right"), key);

        Assert.Null(answer.Is(HttpStatusCode.Created).Header("Idempotent-Replayed"));
    }

    [Fact]
    public async Task Parallel_duplicates_are_one_message_each()
    {
        var request = await api.CreateRequestAsync();
        var keys = Enumerable.Range(0, 40).Select(_ => NewKey()).ToList();

        var answers = await Task.WhenAll(keys.SelectMany(key => Enumerable.Range(0, 8)
            .Select(async _ => (Key: key, Answer: await RetriedAsync(request, key)))));

        Assert.Equal(keys.Count, await api.CountStoredAsync(request));
        Assert.All(
            answers.GroupBy(answer => answer.Key),
            same => Assert.Single(same.Select(answer => answer.Answer.Text).Distinct()));
    }

    [Fact]
    public async Task Duplicate_of_a_call_still_at_work_is_told_to_come_again()
    {
        var request = await api.CreateRequestAsync();
        var key = NewKey();
        await using var connection = await api.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var claim = new Npgsql.NpgsqlCommand(
            "insert into idempotency_key (account_no, key, fingerprint) values ($1, $2, sha256('x'))", connection);
        claim.Parameters.AddWithValue(Api.Number(request.Client.Id));
        claim.Parameters.AddWithValue(KeySecrets.NameOf(key));
        await claim.ExecuteNonQueryAsync();

        var answer = await PostAsync(request.Client, request.Messages, Api.Body("Hello"), key);
        await transaction.RollbackAsync();

        answer.IsProblem(Problems.InProgressType);
        Assert.Equal("1", answer.Header("Retry-After"));
        (await PostAsync(request.Client, request.Messages, Api.Body("Hello"), key)).Is(HttpStatusCode.Created);
        Assert.Equal(1, await api.CountStoredAsync(request));
    }

    [Fact]
    public async Task Key_is_kept_24_hours_across_restarts_and_then_forgotten()
    {
        var request = await api.CreateRequestAsync();
        var key = NewKey();
        var first = (await PostAsync(request.Client, request.Messages, Api.Body("Hello"), key)).Is(HttpStatusCode.Created);
        var clock = new TestClock();
        await using var restarted = new Service(api.Connection, clock);
        using var http = new HttpClient { BaseAddress = restarted.Start() };
        http.DefaultRequestHeaders.Add("Authorization", $"Bearer {request.Client.Token}");
        await Poll.UntilAsync("it is ready", async () => (await http.GetAnswerAsync("/health/ready")).Status == HttpStatusCode.OK);

        clock.Advance(TimeSpan.FromHours(23.9));
        var kept = await PostAsync(http, request.Messages, Api.Body("Hello"), key);
        await restarted.Services.GetRequiredService<PruneKeys>().RunAsync(CancellationToken.None);
        var stillKept = await PostAsync(http, request.Messages, Api.Body("Hello"), key);
        clock.Advance(TimeSpan.FromHours(0.2));
        var anew = await PostAsync(http, request.Messages, Api.Body("Hello"), key);

        Assert.Equal(first.Bytes, kept.Bytes);
        Assert.Equal(first.Bytes, stillKept.Bytes);
        Assert.Equal(request.MessageId(2), anew.Is(HttpStatusCode.Created).Json["id"]!.GetValue<string>());
        clock.Advance(TimeSpan.FromHours(24.1));
        await restarted.Services.GetRequiredService<PruneKeys>().RunAsync(CancellationToken.None);
        Assert.Equal(0, await api.ReadAsync<int>("select count(*)::int from idempotency_key where key = @name", new { name = KeySecrets.NameOf(key) }));
    }

    [Fact]
    public async Task Secret_in_an_answer_is_repeated_and_stored_for_nobody_to_read()
    {
        var client = await api.CreateClientAsync();
        var key = NewKey();

        var first = (await PostAsync(client, "/v1/accounts/api-tokens", """{"name":"second"}""", key)).Is(HttpStatusCode.Created);
        var again = (await PostAsync(client, "/v1/accounts/api-tokens", """{"name":"second"}""", key)).Is(HttpStatusCode.Created);

        Assert.Equal(first.Bytes, again.Bytes);
        var secret = first.Json["token"]!.GetValue<string>().Split(':')[^1];
        var stored = await api.ReadAsync<byte[]>(
            "select body from idempotency_key where key = @name", new { name = KeySecrets.NameOf(key) });
        Assert.DoesNotContain(secret, Encoding.Latin1.GetString(stored), StringComparison.Ordinal);
        Assert.Equal(first.Text, Encoding.UTF8.GetString(KeySecrets.Open(stored, key)));
    }

    [Fact]
    public async Task Caller_who_left_finds_its_answer()
    {
        var request = await api.CreateRequestAsync();
        var key = NewKey();
        using (var leaving = new CancellationTokenSource())
        {
            await using var connection = await api.Database.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            await using var hold = new Npgsql.NpgsqlCommand("select 1 from thread where request_no = $1 for update", connection);
            hold.Parameters.AddWithValue(RequestId.Parse(request.Id).Number);
            await hold.ExecuteScalarAsync();
            using var message = new HttpRequestMessage(HttpMethod.Post, request.Messages);
            message.Content = new StringContent(Api.Body("Hello"), Encoding.UTF8, "application/json");
            message.Headers.Add("Idempotency-Key", key);
            var call = api.As(request.Client).SendAsync(message, leaving.Token);
            await Poll.UntilAsync("the call waits for the row", async () => await api.ReadAsync<bool>(
                "select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')"));
            await leaving.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        }

        await Poll.UntilAsync("the message is stored", async () => await api.CountStoredAsync(request) == 1);
        var answer = await PostAsync(request.Client, request.Messages, Api.Body("Hello"), key);

        Assert.Equal(request.MessageId(1), answer.Is(HttpStatusCode.Created).Json["id"]!.GetValue<string>());
        Assert.Equal(1, await api.CountStoredAsync(request));
    }

    private static string NewKey() => Guid.NewGuid().ToString();

    private static Task<Answer> PostAsync(HttpClient http, string path, string body, string key) => http.CallAsync(
        HttpMethod.Post, path, Encoding.UTF8.GetBytes(body), "application/json", headers: ("Idempotency-Key", key));

    private Task<Answer> PostAsync(TestAccount account, string path, string body, string key) =>
        PostAsync(api.As(account), path, body, key);

    /// <summary>As the public clients do it: again while it is told to.</summary>
    private async Task<Answer> RetriedAsync(TestRequest request, string key)
    {
        for (var tries = 0; tries < 20; tries++)
        {
            var answer = await PostAsync(request.Client, request.Messages, Api.Body(key), key);
            if (answer.Header("Retry-After") is null)
            {
                return answer.Is(HttpStatusCode.Created);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }

        throw new TimeoutException("The call was put off for ever.");
    }
}
