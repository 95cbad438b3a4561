using System.Net;
using System.Text.RegularExpressions;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Fuzz;

/// <summary>
/// Every path of the document knows the methods that are documented, HEAD where it knows GET, and no others; and it
/// answers alike under all of its spellings.
/// </summary>
public sealed partial class MethodFuzzTests(FuzzApi api) : IClassFixture<FuzzApi>
{
    private const int CasesASpelling = 8;

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
                    Caller = Callers.Operations,
                    Method = method,
                    Query = [],
                    Headers = [],
                    Body = null,
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
    public async Task What_is_spelt_otherwise_is_answered_alike()
    {
        var writer = new CallWriter(Contract.Current, api.Pool);
        var random = new Random(FuzzSettings.Seed);
        foreach (var operation in Contract.Current.Operations.Where(operation => operation.Method == "GET"))
        {
            for (var i = 0; i < CasesASpelling; i++)
            {
                var call = writer.Write(operation, random);
                call = call with { Path = Ids().Replace(call.Path, id => id.Value.ToUpperInvariant()) };
                await CheckAsync(call, "HEAD", call with { Method = "HEAD" });
                await CheckAsync(
                    call, "lower case", call with { Path = Ids().Replace(call.Path, id => id.Value.ToLowerInvariant()) });
                if (call.Path.StartsWith("/v1/", StringComparison.Ordinal))
                {
                    await CheckAsync(call, "/public", call with { Path = $"/public{call.Path}" });
                }
            }
        }
    }

    private async Task CheckAsync(Call call, string what, Call other)
    {
        for (var i = 1; ; i++)
        {
            var (expected, answer) = (await api.SendAsync(call), await api.SendAsync(other));
            if (other.Method == "HEAD")
            {
                Assert.Empty(answer.Bytes);
                answer = answer with { Bytes = expected.Bytes };
            }

            if (Plain(expected) == Plain(answer))
            {
                return;
            }

            // Once a minute the service writes when tokens were last used: twice in a row is none of that.
            Assert.True(i < 2, $"{what} differs\n{call}\n\n{Plain(expected)}\n\n{Plain(answer)}");
        }
    }

    /// <summary>All of an answer but what each call has for itself, and the address as it was spelt.</summary>
    private static string Plain(Answer answer) => (int)answer.Status >= 400
        ? $"{answer.Status} {answer.MediaType} {(answer.Bytes.Length == 0 ? "" : answer.Json["detail"])}"
        : $"{answer.Status} {answer.MediaType} {answer.Header("ETag")} {answer.Text}";

    [GeneratedRegex("(?<=/)[A-Za-z]{3}(-[0-9]{4})+")]
    private static partial Regex Ids();

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
