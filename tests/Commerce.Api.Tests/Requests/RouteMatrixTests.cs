using System.Net;
using System.Text;
using Commerce.Foundation.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Commerce.Api.Tests.Requests;

/// <summary>
/// Every route below a request, by every caller who does not see the object, with every kind of id: what is foreign, what is
/// hidden and what never was get the same bytes. A new route is in here by itself.
/// </summary>
public sealed class RouteMatrixTests(Api api) : IClassFixture<Api>
{
    private const string Absent = "REQ-0000-0000";

    [Fact]
    public async Task Foreign_hidden_absent_and_malformed_ids_answer_alike_on_every_route()
    {
        var request = await api.CreateRequestAsync();
        var draft = await api.CreateRequestAsync(request.Client, request.Vendor, "Draft");
        await api.PostAsync(request, "Seen");
        await api.PostAsync(request, "Hidden", vendor: false);
        await api.PostAsync(draft, "Hidden with its request");
        TestAccount[] strangers = [await api.CreateClientAsync(), await api.CreateVendorAsync()];
        var tried = 0;
        foreach (var (method, pattern) in Routes())
        {
            foreach (var stranger in strangers)
            {
                var never = await CallAsync(stranger, method, pattern, Absent, ChildOf(Absent, pattern, 1));
                foreach (var id in (string[])[request.Id, draft.Id, "REQ-1", "ACC-0000-0001", "%27"])
                {
                    var answer = await CallAsync(stranger, method, pattern, id, ChildOf(request.Id, pattern, 1));
                    AssertSame(never, answer, $"{method} {pattern} {id}");
                    tried++;
                }
            }

            // The vendor of a Draft is a stranger to it, too.
            var none = await CallAsync(request.Vendor, method, pattern, Absent, ChildOf(Absent, pattern, 1));
            AssertSame(
                none, await CallAsync(request.Vendor, method, pattern, draft.Id, ChildOf(draft.Id, pattern, 1)),
                $"{method} {pattern} of a Draft");
            if (pattern.Contains("{messageId}", StringComparison.Ordinal) || pattern.Contains("{attachmentId}", StringComparison.Ordinal))
            {
                var unknown = await CallAsync(request.Vendor, method, pattern, request.Id, ChildOf(request.Id, pattern, 99));
                foreach (var child in (string[])
                    [ChildOf(request.Id, pattern, 2), ChildOf(draft.Id, pattern, 1), ChildOf(Absent, pattern, 1), "MSG-1", request.Id])
                {
                    AssertSame(
                        unknown, await CallAsync(request.Vendor, method, pattern, request.Id, child),
                        $"{method} {pattern} {child}");
                }
            }
        }

        Assert.True(tried >= 150, $"Only {tried} calls were tried.");
    }

    private List<(string Method, string Pattern)> Routes() =>
    [
        .. api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.RoutePattern.RawText!.StartsWith("/v1/commerce/requests/{id}", StringComparison.Ordinal))
            .SelectMany(route => route.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods
                .Select(method => (method, route.RoutePattern.RawText!.TrimEnd('/')))),
    ];

    private static string ChildOf(string request, string pattern, int number) =>
        pattern.Contains("{attachmentId}", StringComparison.Ordinal)
            ? $"ATT{request[3..]}-{number:0000}"
            : $"MSG{request[3..]}-0000-{number:0000}";

    private Task<Answer> CallAsync(TestAccount caller, string method, string pattern, string id, string child)
    {
        var path = pattern.Replace("{id}", id, StringComparison.Ordinal)
            .Replace("{messageId}", child, StringComparison.Ordinal)
            .Replace("{attachmentId}", child, StringComparison.Ordinal);
        var (body, type) = (method, pattern.EndsWith("/attachments", StringComparison.Ordinal)) switch
        {
            ("GET" or "DELETE", _) => (null, null),
            ("POST", true) => (Form, "multipart/form-data; boundary=x"),
            _ when pattern.EndsWith("/messages", StringComparison.Ordinal) => (Api.Body("Hello"), "application/json"),
            _ => ("{}", "application/json"),
        };
        return api.As(caller).CallAsync(
            new HttpMethod(method), path, body is null ? null : Encoding.UTF8.GetBytes(body), type);
    }

    private const string Form =
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\nContent-Type: text/plain\r\n\r\nHello\r\n--x--\r\n";

    private static void AssertSame(Answer never, Answer answer, string what)
    {
        never.IsProblem(Problems.NotFoundType);
        Assert.True(answer.Status == HttpStatusCode.NotFound, $"{what}: {(int)answer.Status} {answer.Text}");
        Assert.Equal(Plain(never), Plain(answer));
        Assert.Equal(
            never.Headers.Select(header => header.Key).Order(StringComparer.Ordinal),
            answer.Headers.Select(header => header.Key).Order(StringComparer.Ordinal));
    }

    /// <summary>The body without what tells of the call alone.</summary>
    private static string Plain(Answer answer)
    {
        var problem = answer.Json;
        problem.Remove("traceId");
        problem.Remove("instance");
        return problem.ToJsonString();
    }
}
