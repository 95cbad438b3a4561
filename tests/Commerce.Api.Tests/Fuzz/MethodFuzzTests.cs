using System.Net;
using Commerce.Api.Http;

namespace Commerce.Api.Tests.Fuzz;

/// <summary>Every path of the document knows the methods that are documented, HEAD where it knows GET, and no others.</summary>
public sealed class MethodFuzzTests(FuzzApi api) : IClassFixture<FuzzApi>
{
    private static readonly string[] Methods =
        ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "get", "PROPFIND", "X"];

    [Fact]
    public async Task Methods_that_are_not_documented_are_refused()
    {
        var writer = new CallWriter(Contract.Current, api.Pool);
        var random = new Random(FuzzSettings.Seed);
        foreach (var path in Contract.Current.Operations.GroupBy(operation => operation.Path))
        {
            var known = path.Select(operation => operation.Method).ToList();
            foreach (var method in Methods.Except(known.Contains("GET") ? [.. known, "HEAD"] : known))
            {
                var call = writer.Write(path.First(), random) with
                {
                    Caller = Callers.Operations, Method = method, Query = [], Headers = [], Body = null,
                    Path = path.Key.Replace("{id}", api.Pool.Pick(Prefix(path.Key), random, isWrite: false), StringComparison.Ordinal),
                };
                var answer = await api.SendAsync(call);

                Assert.True(answer.Status == HttpStatusCode.MethodNotAllowed, $"{call}\n\n{(int)answer.Status} {answer.Text}");
                if (method != "HEAD")
                {
                    answer.IsProblem(Problems.MethodNotAllowedType);
                }

                Assert.Equal(known.Order(), answer.Headers["ALLOW"].SelectMany(value => value.Split(", ")).Order());
            }
        }
    }

    [Fact]
    public async Task HEAD_answers_as_GET_without_the_body()
    {
        var writer = new CallWriter(Contract.Current, api.Pool);
        var random = new Random(FuzzSettings.Seed);
        foreach (var operation in Contract.Current.Operations.Where(operation => operation.Method == "GET"))
        {
            for (var i = 0; i < 5; i++)
            {
                var call = writer.Write(operation, random);
                var get = await api.SendAsync(call);
                var head = await api.SendAsync(call with { Method = "HEAD" });

                Assert.True(get.Status == head.Status && get.MediaType == head.MediaType, $"{call}\n\n{get.Status} {head.Status}");
                Assert.Equal(get.Headers["ETAG"], head.Headers["ETAG"]);
                Assert.Empty(head.Bytes);
            }
        }
    }

    private static string Prefix(string path) => path switch
    {
        _ when path.Contains("/requests", StringComparison.Ordinal) => "REQ",
        _ when path.Contains("/accounts/accounts", StringComparison.Ordinal) => "ACC",
        _ when path.Contains("/users", StringComparison.Ordinal) => "USR",
        _ when path.Contains("/api-tokens", StringComparison.Ordinal) => "TKN",
        _ when path.Contains("/products", StringComparison.Ordinal) => "PRD",
        _ => "AUD",
    };
}
