using System.Text.Json.Nodes;
using Commerce.Bench.Servers;

namespace Commerce.Bench.Scenarios;

/// <summary>Sees to it that no baseline does less than it says: its answers hold the service's data.</summary>
internal static class SameAnswers
{
    private const int Samples = 20;

    /// <exception cref="BenchException">They differ.</exception>
    public static async Task RequireAsync(IReadOnlyList<Case> cases)
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
                        $"{other.Name} answers {other.Calls[i].Path} otherwise than {cases[0].Name}:\n{answer}\n{expected}");
                }
            }
        }
    }

    private static async Task<JsonNode?> AnswerAsync(Case of, int index)
    {
        using var ask = new Ask(of.Server, of.Calls[index].Token);
        return JsonNode.Parse(await ask.TextAsync(of.Calls[index].Path));
    }
}
