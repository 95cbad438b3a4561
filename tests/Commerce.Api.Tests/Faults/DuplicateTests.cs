using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Faults;

/// <summary>The same call many times at once, over connections that are cut (rows 10, 11).</summary>
[Collection(FaultCollection.Name)]
public sealed class DuplicateTests(PostgresServer server)
{
    private const int Duplicates = 8;
    private const int AtOnce = 6;

    // What is the connection's and the single call's own.
    private static readonly string[] PerCall =
        ["DATE", "X-REQUEST-ID", "TRACEPARENT", "IDEMPOTENT-REPLAYED", "TRANSFER-ENCODING", "CONTENT-LENGTH"];

    [Fact]
    public async Task Duplicates_take_effect_once_and_are_answered_alike()
    {
        var keys = FaultScale.Of(60, 1_000);
        var connection = await server.CreateDatabaseAsync();
        var request = await Scene.CreateAsync(connection);
        await using var service = new ServiceProcess(connection);
        await service.StartAsync();
        using var http = Client(service, request);
        var told = new ConcurrentDictionary<string, string>();
        var ids = new ConcurrentDictionary<string, string>();
        var cuts = 0;

        await Parallel.ForEachAsync(
            Enumerable.Range(0, keys),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (number, _) =>
            {
                var random = new Random(number);
                var name = $"message {number}";
                var call = CutCall.Post(service.Address, request.Messages, request.Client.Token, $"key-{number}", Api.Body(name));
                var sent = Enumerable.Range(0, Duplicates).Select(_ => random.Next(3)).ToList();
                var answers = await Task.WhenAll(sent.Select(async how =>
                {
                    if (how > 0)
                    {
                        Interlocked.Increment(ref cuts);
                        var bytes = how == 1 ? random.Next(call.Length) : call.Length;
                        await CutCall.SendAsync(service.Address, call, bytes, TimeSpan.FromMilliseconds(random.Next(10)));
                    }

                    return await RetriedAsync(http, request, $"key-{number}", Api.Body(name));
                }));
                var same = Assert.Single(answers.Select(Fixed).Distinct());
                Assert.InRange(answers.Count(answer => answer.Header("Idempotent-Replayed") is null), 0, 1);
                Assert.All(answers, answer => Assert.Contains(answer.Header("Idempotent-Replayed"), (string?[])[null, "true"]));
                told[name] = same;
                Assert.True(ids.TryAdd(name, answers[0].Json["id"]!.GetValue<string>()));
            });

        await Ledger.AssertAsync(connection, request, ids);
        await service.KillAsync();
        await service.StartAsync();
        for (var number = 0; number < keys; number += keys / 20)
        {
            var replayed = await PostAsync(http, request, $"key-{number}", Api.Body($"message {number}"));
            Assert.Equal("true", replayed.Is(HttpStatusCode.Created).Header("Idempotent-Replayed"));
            Assert.Equal(told[$"message {number}"], Fixed(replayed));
            (await PostAsync(http, request, $"key-{number}", Api.Body("another"))).IsProblem(Problems.KeyReusedType);
        }

        (await PostAsync(http, request, new string('k', 256), Api.Body("too long")))
            .IsProblem(Problems.InvalidHeaderType, "Idempotency-Key");
        await Ledger.AssertAsync(connection, request, ids);
        FaultScale.Tell("duplicates", $"{keys} keys, {keys * Duplicates + cuts} calls of which {cuts} were cut: {ids.Count} messages, one answer a key, also after a kill");
    }

    private static HttpClient Client(ServiceProcess service, TestRequest request)
    {
        var http = new HttpClient { BaseAddress = service.Address };
        http.DefaultRequestHeaders.Add("Authorization", $"Bearer {request.Client.Token}");
        return http;
    }

    private static Task<Answer> PostAsync(HttpClient http, TestRequest request, string key, string body) => http.CallAsync(
        HttpMethod.Post, request.Messages, Encoding.UTF8.GetBytes(body), "application/json",
        headers: ("Idempotency-Key", key));

    /// <summary>As callers do it: again while it is told to.</summary>
    private static async Task<Answer> RetriedAsync(HttpClient http, TestRequest request, string key, string body)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            var answer = await PostAsync(http, request, key, body);
            if (answer.Status is not (HttpStatusCode.Conflict or HttpStatusCode.ServiceUnavailable))
            {
                return answer.Is(HttpStatusCode.Created);
            }

            await Task.Delay(100);
        }

        throw new TimeoutException($"{key} was put off for ever.");
    }

    /// <summary>Everything of an answer that may not differ.</summary>
    private static string Fixed(Answer answer) => string.Join('\n', answer.Headers
        .Where(header => !PerCall.Contains(header.Key))
        .OrderBy(header => header.Key, StringComparer.Ordinal)
        .Select(header => $"{header.Key}: {string.Join(", ", header)}")
        .Append(answer.Text));
}
