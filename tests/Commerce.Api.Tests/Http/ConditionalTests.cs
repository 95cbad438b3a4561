using System.Net;
using System.Text;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Http;

/// <summary>Versions of single objects: <c>ETag</c>, <c>If-None-Match</c>, <c>If-Match</c>.</summary>
public sealed class ConditionalTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Version_that_the_caller_has_is_304_without_a_body()
    {
        var request = await api.CreateRequestAsync();
        await api.PostAsync(request, "Hello");
        foreach (var path in (string[])[request.Path, request.Message(1)])
        {
            var read = (await api.As(request.Client).GetAnswerAsync(path)).Is(HttpStatusCode.OK);
            var tag = read.Header("ETag")!;
            Assert.Matches("^\"[0-9a-f]{32}\"$", tag);

            foreach (var known in (string[])[tag, $"W/{tag}", $"\"other\", {tag}", "*"])
            {
                var again = await GetAsync(request.Client, path, known);
                Assert.Empty(again.Is(HttpStatusCode.NotModified).Bytes);
                Assert.Equal(tag, again.Header("ETag"));
            }

            foreach (var other in (string[])["\"other\"", "junk", "", tag.Trim('"')])
            {
                Assert.Equal(read.Bytes, (await GetAsync(request.Client, path, other)).Is(HttpStatusCode.OK).Bytes);
            }
        }
    }

    [Fact]
    public async Task Version_changes_with_the_object_and_only_with_what_the_caller_sees_of_it()
    {
        var request = await api.CreateRequestAsync();
        var (client, vendor) = (await TagAsync(request.Client, request), await TagAsync(request.Vendor, request));
        await api.PostAsync(request, "A secret", vendor: false);
        Assert.Equal(vendor, await TagAsync(request.Vendor, request));
        Assert.Equal(client, await TagAsync(request.Client, request));

        (await PutAsync(request, """{"externalIds":{"client":"PO-9"}}""", client)).Is(HttpStatusCode.OK);

        Assert.NotEqual(client, await TagAsync(request.Client, request));
    }

    [Fact]
    public async Task Stale_version_changes_nothing()
    {
        var request = await api.CreateRequestAsync();
        var tag = await TagAsync(request.Client, request);
        (await PutAsync(request, """{"externalIds":{"client":"PO-1"}}""", tag)).Is(HttpStatusCode.OK);

        (await PutAsync(request, """{"externalIds":{"client":"PO-2"}}""", tag)).IsProblem(Problems.PreconditionFailedType);
        (await MoveAsync(request, tag)).IsProblem(Problems.PreconditionFailedType);
        (await MoveAsync(request, $"W/{await TagAsync(request.Client, request)}")).IsProblem(Problems.PreconditionFailedType);
        (await MoveAsync(request, "junk")).IsProblem(Problems.PreconditionFailedType);

        var now = (await api.As(request.Client).GetAnswerAsync(request.Path)).Json;
        Assert.Equal("PO-1", now["externalIds"]!["client"]!.GetValue<string>());
        Assert.Equal("Processing", now["status"]!.GetValue<string>());
        Assert.Equal(0, await api.CountStoredAsync(request));
    }

    [Fact]
    public async Task Present_version_and_any_version_pass()
    {
        var request = await api.CreateRequestAsync();

        (await PutAsync(request, """{"externalIds":{"client":"PO-1"}}""", "*")).Is(HttpStatusCode.OK);
        (await MoveAsync(request, $"\"other\", {await TagAsync(request.Client, request)}")).Is(HttpStatusCode.NoContent);
    }

    private async Task<string> TagAsync(TestAccount account, TestRequest request) =>
        (await api.As(account).GetAnswerAsync(request.Path)).Is(HttpStatusCode.OK).Header("ETag")!;

    private Task<Answer> GetAsync(TestAccount account, string path, string known) =>
        api.As(account).CallAsync(HttpMethod.Get, path, headers: ("If-None-Match", known));

    private Task<Answer> PutAsync(TestRequest request, string body, string tag) => api.As(request.Client).CallAsync(
        HttpMethod.Put, request.Path, Encoding.UTF8.GetBytes(body), "application/json", headers: ("If-Match", tag));

    private Task<Answer> MoveAsync(TestRequest request, string tag) => api.As(request.Client).CallAsync(
        HttpMethod.Post, $"{request.Path}/complete", headers: ("If-Match", tag));
}
