using System.Text.Json.Nodes;
using Commerce.Bench.Servers;

namespace Commerce.Bench.Scenarios;

/// <summary>Looks at answers before anything is measured: what is fast since it says nothing counts for nothing.</summary>
internal static class Answers
{
    private const int Samples = 20;
    private const int FewSamples = 3;
    private const int Shown = 500;

    /// <summary>Every list has items.</summary>
    /// <exception cref="BenchException">One is empty, or is refused.</exception>
    public static async Task RequireDataAsync(IReadOnlyList<Case> cases)
    {
        foreach (var one in cases)
        {
            // With a header of its own the answer may rightly have no body.
            var asked = one.Calls.Index().Where(call => call.Item is { Method: "GET", HeaderName.Length: 0 });
            foreach (var (i, call) in asked.Take(FewSamples))
            {
                if (await AnswerAsync(one, i) is JsonObject answer && answer["data"] is JsonArray { Count: 0 })
                {
                    throw new BenchException($"{one.Name} answers {call.Path} with nothing: {Excerpt(answer)}");
                }
            }
        }
    }

    /// <summary>No baseline does less than it says: its answers hold the service's data.</summary>
    /// <exception cref="BenchException">They differ.</exception>
    public static async Task RequireSameAsync(IReadOnlyList<Case> cases)
    {
        foreach (var i in Enumerable.Range(0, Math.Min(Samples, cases[0].Calls.Count)))
        {
            var expected = await AnswerAsync(cases[0], i);
            foreach (var other in cases.Skip(1))
            {
                var answer = await AnswerAsync(other, i);
                if (!JsonNode.DeepEquals(expected, answer))
                {
                    throw new BenchException(
                        $"{other.Name} answers {other.Calls[i].Path} otherwise than {cases[0].Name}:\n{Excerpt(answer)}\n{Excerpt(expected)}");
                }
            }
        }
    }

    private static string Excerpt(JsonNode? answer) =>
        answer?.ToJsonString() is { } text ? text[..Math.Min(text.Length, Shown)] : "null";

    private static async Task<JsonNode?> AnswerAsync(Case of, int index)
    {
        using var ask = new Ask(of.Server, of.Calls[index].Token);
        return JsonNode.Parse(await ask.TextAsync(of.Calls[index].Path));
    }
}
