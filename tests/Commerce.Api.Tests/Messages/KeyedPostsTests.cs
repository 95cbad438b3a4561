using System.Globalization;
using System.Net;
using System.Text;
using Commerce.Api.Messages;
using Commerce.Api.Requests;
using Commerce.Api.Tests.Accounts;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Messages;

/// <summary>Posts with keys that come at once are stored and recorded in one transaction, and each as if it were alone.</summary>
public sealed class KeyedPostsTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Keyed_posts_of_many_callers_are_recorded_together_and_each_as_by_itself()
    {
        var (first, second, third) =
            (await api.CreateRequestAsync(), await api.CreateRequestAsync(), await api.CreateRequestAsync());
        var kept = NewPost(first, first.Client);
        var before = (await SendAsync(kept)).Is(HttpStatusCode.Created);
        var twice = NewPost(second, second.Client);
        List<PostsAtOnce.Sent> sent =
        [
            NewPost(first, first.Client), NewPost(first, first.Vendor), NewPost(second, second.Vendor), twice, twice, kept,
            kept with { Text = "Another" }, NewPost(first, second.Client) with { Status = 404 },
            NewPost(second with { Id = "REQ-0000-0000" }, second.Client) with { Status = 404 },
            // The key of another account is another key.
            NewPost(second, second.Client) with { Key = kept.Key }, .. Enumerable.Range(0, 10).Select(_ => NewPost(third, third.Client)),
        ];

        var answers = await PostsAtOnce.RunAsync<KeyedPosts>(api, sent, posts => posts.Count);

        Assert.Equal([201, 201, 201, 201, 201, 201, 422, 404, 404, 201], answers.Take(10).Select(answer => (int)answer.Status));
        Assert.All(answers.Skip(10), answer => answer.Is(HttpStatusCode.Created));
        Assert.Equal(before.Bytes, answers[5].Bytes);
        answers[6].IsProblem(Problems.KeyReusedType);
        Assert.Equal(answers[3].Bytes, answers[4].Bytes);
        Assert.Equal([null, "true"], answers.Skip(3).Take(2).Select(answer => answer.Header("Idempotent-Replayed")).Order());
        Assert.Equal(
            (3, 3, 10),
            (await api.CountStoredAsync(first), await api.CountStoredAsync(second), await api.CountStoredAsync(third)));
        // The one before, the two that came first, all others, and some whose thread these had locked.
        Assert.InRange(
            await api.ReadAsync<int>(
                "select count(distinct xmin::text)::int from message where request_no = any(@numbers)",
                new { numbers = new[] { first, second, third }.Select(request => RequestId.Parse(request.Id).Number).ToArray() }),
            2, 8);
        foreach (var (post, answer) in sent.Zip(answers).Where(pair => pair.Second.Status == HttpStatusCode.Created))
        {
            var again = (await SendAsync(post)).Is(HttpStatusCode.Created);
            Assert.Equal(("true", answer.Text), (again.Header("Idempotent-Replayed"), again.Text));
            Assert.Equal(answer.Header("Location"), again.Header("Location"));
            var stored = await api.As(post.Author).GetAnswerAsync(answer.Json.Text("href"));
            Assert.Equal((answer.Text, post.Content), (stored.Is(HttpStatusCode.OK).Text, answer.Json.Text("content")));
        }

        // What came to nothing left its key free.
        Assert.Null((await SendAsync(sent[7] with { Request = second, Key = sent[7].Key })).Is(HttpStatusCode.Created)
            .Header("Idempotent-Replayed"));
        Assert.Equal(4, await api.CountStoredAsync(second));
    }

    [Theory]
    [InlineData("message", "new.content like 'bad %'")]
    [InlineData("idempotency_key", "new.status is not null and new.account_no = {0}")]
    public async Task Post_that_cannot_be_stored_or_recorded_spoils_none_of_the_others(string table, string condition)
    {
        var (request, other) = (await api.CreateRequestAsync(), await api.CreateRequestAsync());
        var refused = string.Format(CultureInfo.InvariantCulture, condition, Api.Number(request.Vendor.Id));
        await api.ExecuteAsync($"""
            create function refuse_bad() returns trigger language plpgsql as $$
            begin
                if {refused} then
                    raise exception 'Not this one.';
                end if;
                return new;
            end $$;
            create trigger refuse_bad before insert or update on {table} for each row execute function refuse_bad();
            """);
        List<PostsAtOnce.Sent> sent = [.. Enumerable.Range(0, 12).Select(i => i == 7
            ? NewPost(request, request.Vendor) with { Text = "bad" }
            : i % 2 == 0 ? NewPost(request, request.Client) : NewPost(other, other.Client))];

        var answers = await PostsAtOnce.RunAsync<KeyedPosts>(api, sent, posts => posts.Count);

        await api.ExecuteAsync($"drop trigger refuse_bad on {table}; drop function refuse_bad");
        answers[7].IsProblem(Problems.InternalErrorType);
        Assert.All(answers.Where((_, i) => i != 7), answer => answer.Is(HttpStatusCode.Created));
        Assert.Equal((6, 5), (await api.CountStoredAsync(request), await api.CountStoredAsync(other)));
        Assert.Equal(11, answers.Where((_, i) => i != 7).Select(answer => answer.Json.Text("id")).Distinct().Count());
        foreach (var (post, answer) in sent.Zip(answers))
        {
            var again = (await SendAsync(post)).Is(HttpStatusCode.Created);
            Assert.Equal(
                post == sent[7] ? (null, post.Content) : ("true", post.Content),
                (again.Header("Idempotent-Replayed"), again.Json.Text("content")));
        }

        Assert.Equal((7, 5), (await api.CountStoredAsync(request), await api.CountStoredAsync(other)));
    }

    [Fact]
    public async Task Key_stands_for_its_call_also_where_the_next_one_is_wrong()
    {
        var request = await api.CreateRequestAsync();
        var post = NewPost(request, request.Client);
        (await SendAsync(post)).Is(HttpStatusCode.Created);

        foreach (var body in (string[])["""{"content":""}""", "{", "[]"])
        {
            (await SendAsync(post, body)).IsProblem(Problems.KeyReusedType);
        }

        Assert.Equal(1, await api.CountStoredAsync(request));
    }

    private static PostsAtOnce.Sent NewPost(TestRequest request, TestAccount author) =>
        new(request, author, true, true, true, 201) { Key = Guid.NewGuid().ToString() };

    private Task<Answer> SendAsync(PostsAtOnce.Sent post, string? body = null) => api.As(post.Author).CallAsync(
        HttpMethod.Post, post.Request.Messages, Encoding.UTF8.GetBytes(body ?? Api.Body(post.Content)), "application/json",
        headers: ("Idempotency-Key", post.Key!));
}
