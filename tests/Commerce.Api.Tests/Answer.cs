using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests;

/// <summary>An HTTP answer, read to its end.</summary>
public sealed record Answer(HttpStatusCode Status, ILookup<string, string> Headers, byte[] Bytes)
{
    public string Text => Encoding.UTF8.GetString(Bytes);

    public JsonObject Json => JsonNode.Parse(Bytes)!.AsObject();

    public string? MediaType => Header("Content-Type");

    /// <summary>The value of a header that comes at most once.</summary>
    public string? Header(string name) => Headers[name.ToUpperInvariant()].SingleOrDefault();

    /// <summary>The items of a list.</summary>
    public IReadOnlyList<JsonObject> Data => [.. Json["data"]!.AsArray().Select(item => item!.AsObject())];

    /// <summary>One field of every item.</summary>
    public IReadOnlyList<string> Each(string field) => [.. Data.Select(item => item[field]!.GetValue<string>())];

    public int Total => Page("total");

    public int Offset => Page("offset");

    public int Limit => Page("limit");

    public IReadOnlyList<string> Omitted =>
        [.. Json["$meta"]!["omitted"]!.AsArray().Select(name => name!.GetValue<string>())];

    /// <summary>The address of the next page, or null on the last.</summary>
    public string? Next => Header("Link") is { } link && link.EndsWith(">; rel=\"next\"", StringComparison.Ordinal)
        ? link[1..link.IndexOf('>', StringComparison.Ordinal)]
        : null;

    public Answer Is(HttpStatusCode expected)
    {
        Assert.True(Status == expected, $"Expected {(int)expected}, got {(int)Status}: {Text}");
        return this;
    }

    /// <summary>Asserts a problem document with all its members, and that exactly these fields are at fault.</summary>
    internal JsonObject IsProblem(ProblemType type, params IReadOnlyList<string> fields)
    {
        Is((HttpStatusCode)type.Status);
        Assert.Equal("application/problem+json", MediaType);
        var problem = Json;
        string[] members = ["type", "title", "status", "detail", "instance", "traceId"];
        Assert.Equal(
            fields.Count == 0 ? members : [.. members, "errors"], problem.Select(member => member.Key));
        Assert.Equal($"/problems/{type.Name}", problem["type"]!.GetValue<string>());
        Assert.Equal(type.Title, problem["title"]!.GetValue<string>());
        Assert.Equal(type.Status, problem["status"]!.GetValue<int>());
        Assert.NotEqual("", problem["detail"]!.GetValue<string>());
        Assert.StartsWith("/", problem["instance"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Matches("^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$", problem["traceId"]!.GetValue<string>());
        if (fields.Count > 0)
        {
            var errors = problem["errors"]!.AsObject();
            Assert.Equal(fields.Order(StringComparer.Ordinal), errors.Select(error => error.Key));
            Assert.All(errors, error => Assert.NotEmpty(error.Value!.AsArray()));
        }

        return problem;
    }

    /// <summary>The sentences about one field of a problem.</summary>
    public string Errors(string field) =>
        string.Join(' ', Json["errors"]![field]!.AsArray().Select(sentence => sentence!.GetValue<string>()));

    private int Page(string number) => Json["$meta"]!["pagination"]![number]!.GetValue<int>();
}
