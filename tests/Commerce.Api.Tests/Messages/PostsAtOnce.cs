using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Commerce.Api.Tests.Messages;

/// <summary>Posts that are sent while nothing can be stored, so that all but the first two wait for each other.</summary>
internal static class PostsAtOnce
{
    /// <param name="sent">What is posted: all with a key, or none.</param>
    /// <param name="waiting">How many wait for each other.</param>
    /// <returns>The answers, in the order of the posts.</returns>
    public static async Task<IReadOnlyList<Answer>> RunAsync<TGroup>(
        Api api, IReadOnlyList<Sent> sent, Func<TGroup, int> waiting)
        where TGroup : notnull
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
            headers:
            [
                ("Authorization", $"Bearer {post.Author.Token}"), ("traceparent", $"00-{post.Trace:N}-00f067aa0ba902b7-01"),
                .. post.Key is { } key ? [("Idempotency-Key", key)] : Array.Empty<(string, string)>(),
            ]);

        // Two go by themselves, to threads that nobody else posts to.
        Sent[] first = [new(before, before.Client, true, true, true, 201), new(before, before.Vendor, true, true, true, 201)];
        var alone = first
            .Select(post => SendAsync(post with { Key = sent[0].Key is null ? null : Guid.NewGuid().ToString() }))
            .ToList();
        await Poll.UntilAsync("two wait for the lock", () => api.ReadAsync<bool>(
            "select count(*) = 2 from pg_locks l join pg_database d on d.oid = l.database where d.datname = current_database() and relation = 'thread'::regclass and not granted"));
        var calls = sent.Select(SendAsync).ToList();
        var group = service.Services.GetRequiredService<TGroup>();
        await Poll.UntilAsync("the others go together", () => Task.FromResult(waiting(group) == sent.Count));
        await transaction.RollbackAsync();
        Assert.All(await Task.WhenAll(alone), answer => answer.Is(HttpStatusCode.Created));
        return await Task.WhenAll(calls);
    }

    /// <param name="Status">What is to be answered.</param>
    internal sealed record Sent(
        TestRequest Request, TestAccount Author, bool Client, bool Vendor, bool Operations, int Status)
    {
        public Guid Trace { get; } = Guid.NewGuid();

        public string? Key { get; init; }

        public string Text { get; init; } = "Post";

        public string Content => $"{Text} {Trace}";
    }
}
