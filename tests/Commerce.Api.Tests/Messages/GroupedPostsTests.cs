using System.Globalization;
using System.Net;
using System.Text;
using Commerce.Api.Messages;
using Commerce.Api.Requests;
using Commerce.Api.Tests.Accounts;
using Commerce.Foundation.Http;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Commerce.Api.Tests.Messages;

/// <summary>Posts that come while others are stored are stored in one statement, and each as if it were alone.</summary>
public sealed class GroupedPostsTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Posts_of_many_callers_are_stored_in_one_statement_and_each_as_by_itself()
    {
        var (first, second) = (await api.CreateRequestAsync(), await api.CreateRequestAsync());
        var draft = await api.CreateRequestAsync();
        await api.SetStatusAsync(draft, "Draft");
        var operations = await api.CreateOperationsAsync();
        List<Sent> sent =
        [
            new(first, first.Client, true, true, true, 201), new(second, second.Vendor, true, true, true, 201),
            new(first, first.Vendor, false, true, true, 201), new(first, second.Client, true, true, true, 404),
            new(draft, draft.Vendor, true, true, true, 404), new(draft, draft.Client, true, true, false, 201),
            new(first, operations, false, false, true, 201), new(first, first.Client, true, false, false, 201),
            new(second with { Id = "REQ-0000-0000" }, second.Client, true, true, true, 404),
            new(second, second.Client, true, true, true, 201),
        ];

        var answers = await SendTogetherAsync(sent);

        Assert.Equal(sent.Select(post => post.Status), answers.Select(answer => (int)answer.Status));
        foreach (var (post, answer) in sent.Zip(answers).Where(pair => pair.First.Status == 201))
        {
            Assert.Equal(post.Content, answer.Json.Text("content"));
            Assert.Equal(post.Author.Id, answer.Json.Text("account.id"));
            Assert.Equal(
                $$"""{"client":{{Json(post.Client)}},"vendor":{{Json(post.Vendor)}},"operations":{{Json(post.Operations)}}}""",
                answer.Json["visibility"]!.ToJsonString());
            var http = api.As(post.Author);
            var stored = (await http.GetAnswerAsync(answer.Json.Text("href"))).Is(HttpStatusCode.OK);
            Assert.Equal(answer.Json.ToJsonString(), stored.Json.ToJsonString());
            var record = (await http.GetAnswerAsync($"/v1/audit/records?traceId={post.Trace:N}")).Is(HttpStatusCode.OK).Data.Single();
            Assert.Equal(answer.Json.Text("id"), record.Text("object.id"));
            Assert.Equal(answer.Json["audit"]!.ToJsonString(), record["audit"]!.ToJsonString());
        }

        Assert.Equal((4, 4, 2, 2, 3), await CountersAsync(first));
        Assert.Equal((2, 2, 2, 2, 2), await CountersAsync(second));
        Assert.Equal((1, 1, 1, 1, 0), await CountersAsync(draft));
        foreach (var request in (TestRequest[])[first, second, draft])
        {
            Assert.True(await api.ReadAsync<bool>(
                """
                select bool_and(created_at > before and created_at <= clock_timestamp() + interval '1 second')
                from (select created_at, lag(created_at, 1, '-infinity') over (order by seq) as before
                      from message where request_no = @number) m
                """,
                new { number = RequestId.Parse(request.Id).Number }));
        }

        // The first that came then, and all others.
        Assert.InRange(
            await api.ReadAsync<int>(
                "select count(distinct xmin::text)::int from message where request_no = any(@numbers)",
                new { numbers = new[] { first, second, draft }.Select(request => RequestId.Parse(request.Id).Number).ToArray() }),
            1, 2);
    }

    [Fact]
    public async Task Post_that_cannot_be_stored_spoils_none_of_the_others()
    {
        var (request, other) = (await api.CreateRequestAsync(), await api.CreateRequestAsync());
        await api.ExecuteAsync("""
            create function refuse_bad() returns trigger language plpgsql as $$
            begin
                if new.content like 'bad %' then
                    raise exception 'Not this one.';
                end if;
                return new;
            end $$;
            create trigger refuse_bad before insert on message for each row execute function refuse_bad();
            """);
        List<Sent> sent = [.. Enumerable.Range(0, 12).Select(i => new Sent(
            i % 2 == 0 ? request : other, (i % 2 == 0 ? request : other).Client, true, true, true, i == 7 ? 500 : 201)
        {
            Text = i == 7 ? "bad" : "good",
        })];

        var answers = await SendTogetherAsync(sent);

        await api.ExecuteAsync("drop trigger refuse_bad on message; drop function refuse_bad");
        Assert.Equal(sent.Select(post => post.Status), answers.Select(answer => (int)answer.Status));
        answers[7].IsProblem(Problems.InternalErrorType);
        Assert.Equal((6, 6, 6, 6, 6), await CountersAsync(request));
        Assert.Equal((5, 5, 5, 5, 5), await CountersAsync(other));
    }

    /// <summary>Sends them while nothing can be stored, so that all but the first ones wait for each other.</summary>
    private async Task<IReadOnlyList<Answer>> SendTogetherAsync(IReadOnlyList<Sent> sent)
    {
        await using var service = new Service(
            $"{api.Connection};Timeout=60", api.Clock,
            new Dictionary<string, string> { ["Database:LockTimeoutMilliseconds"] = "60000", ["Database:StatementTimeoutMilliseconds"] = "60000" });
        using var http = new HttpClient { BaseAddress = service.Start() };
        await Poll.UntilAsync("the service is ready", async () =>
            (await http.GetAnswerAsync("/health/ready")).Status == HttpStatusCode.OK);
        // So that nobody has to be looked up while the others wait.
        var before = await api.CreateRequestAsync();
        foreach (var token in sent.Select(post => post.Author.Token).Append(before.Client.Token).Append(before.Vendor.Token).Distinct())
        {
            (await http.CallAsync(HttpMethod.Get, "/v1/commerce/messages?limit=0", headers: ("Authorization", $"Bearer {token}")))
                .Is(HttpStatusCode.OK);
        }

        await using var connection = await api.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("lock table thread in exclusive mode", connection, transaction))
        {
            await hold.ExecuteNonQueryAsync();
        }

        Task<Answer> SendAsync(Sent post) => http.CallAsync(
            HttpMethod.Post, post.Request.Messages,
            Encoding.UTF8.GetBytes(Api.Body(post.Content, post.Client, post.Vendor, post.Operations)), "application/json",
            headers: [("Authorization", $"Bearer {post.Author.Token}"), ("traceparent", $"00-{post.Trace:N}-00f067aa0ba902b7-01")]);

        // Two go by themselves, to threads that nobody else posts to.
        Task<Answer>[] alone = [SendAsync(new(before, before.Client, true, true, true, 201)), SendAsync(new(before, before.Vendor, true, true, true, 201))];
        await Poll.UntilAsync("two wait for the lock", () => api.ReadAsync<bool>(
            "select count(*) = 2 from pg_locks where relation = 'thread'::regclass and not granted"));
        var calls = sent.Select(SendAsync).ToList();
        var posts = service.Services.GetRequiredService<GroupedPosts>();
        await Poll.UntilAsync("the others go together", () => Task.FromResult(posts.Count == sent.Count));
        await transaction.RollbackAsync();
        Assert.All(await Task.WhenAll(alone), answer => answer.Is(HttpStatusCode.Created));
        return await Task.WhenAll(calls);
    }

    /// <summary>The last number, how many messages there are, and how many each account type is told of.</summary>
    private async Task<(int, int, int, int, int)> CountersAsync(TestRequest request)
    {
        var text = await api.ReadAsync<string>(
            """
            select concat_ws(' ', last_seq, (select count(*) from message m where m.request_no = t.request_no),
                client_messages, vendor_messages, operations_messages)
            from thread t
            where request_no = @number
            """,
            new { number = RequestId.Parse(request.Id).Number });
        var parts = text.Split(' ').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        return (parts[0], parts[1], parts[2], parts[3], parts[4]);
    }

    private static string Json(bool value) => value ? "true" : "false";

    private sealed record Sent(
        TestRequest Request, TestAccount Author, bool Client, bool Vendor, bool Operations, int Status)
    {
        public Guid Trace { get; } = Guid.NewGuid();

        public string Text { get; init; } = "Post";

        public string Content => $"{Text} {Trace}";
    }
}
