using System.Globalization;
using System.Net;
using Commerce.Api.Messages;
using Commerce.Api.Requests;
using Commerce.Api.Tests.Accounts;
using Commerce.Foundation.Http;

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
        List<PostsAtOnce.Sent> sent =
        [
            new(first, first.Client, true, true, true, 201), new(second, second.Vendor, true, true, true, 201),
            new(first, first.Vendor, false, true, true, 201), new(first, second.Client, true, true, true, 404),
            new(draft, draft.Vendor, true, true, true, 404), new(draft, draft.Client, true, true, false, 201),
            new(first, operations, false, false, true, 201), new(first, first.Client, true, false, false, 201),
            new(second with { Id = "REQ-0000-0000" }, second.Client, true, true, true, 404),
            new(second, second.Client, true, true, true, 201),
        ];

        var answers = await PostsAtOnce.RunAsync<GroupedPosts>(api, sent, posts => posts.Count);

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
        List<PostsAtOnce.Sent> sent = [.. Enumerable.Range(0, 12).Select(i => new PostsAtOnce.Sent(
            i % 2 == 0 ? request : other, (i % 2 == 0 ? request : other).Client, true, true, true, i == 7 ? 500 : 201)
        {
            Text = i == 7 ? "bad" : "good",
        })];

        var answers = await PostsAtOnce.RunAsync<GroupedPosts>(api, sent, posts => posts.Count);

        await api.ExecuteAsync("drop trigger refuse_bad on message; drop function refuse_bad");
        Assert.Equal(sent.Select(post => post.Status), answers.Select(answer => (int)answer.Status));
        answers[7].IsProblem(Problems.InternalErrorType);
        Assert.Equal((6, 6, 6, 6, 6), await CountersAsync(request));
        Assert.Equal((5, 5, 5, 5, 5), await CountersAsync(other));
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
}
