using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace Commerce.Api.Tests.Query;

/// <summary>What the tests of queries ask of lists and their answers.</summary>
internal static class QueryAnswers
{
    public const string Feed = "/v1/commerce/messages";

    public const string Requests = "/v1/commerce/requests";

    /// <summary>The numbers of the messages in their thread, joined by commas.</summary>
    public static string Numbers(this Answer page) => string.Join(',', page.Is(HttpStatusCode.OK).Each("id").Select(
        id => int.Parse(id[^9..].Replace("-", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)));

    /// <summary>Every page from this address to the last by <c>Link</c>.</summary>
    public static async Task<IReadOnlyList<Answer>> WalkAsync(this HttpClient http, string path)
    {
        var pages = new List<Answer>();
        for (var next = path; next is not null; next = pages[^1].Next)
        {
            pages.Add((await http.GetAnswerAsync(next)).Is(HttpStatusCode.OK));
            Assert.True(pages.Count < 100, $"The walk does not end: {next}");
        }

        return pages;
    }

    public static IReadOnlyList<string> Lines(this Answer stream) =>
        stream.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static string Text(this JsonObject item, string path)
    {
        JsonNode? node = item;
        foreach (var name in path.Split('.'))
        {
            node = node?[name];
        }

        return node?.ToString() ?? "";
    }
}
