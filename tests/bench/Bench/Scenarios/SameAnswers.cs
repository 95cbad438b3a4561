using System.Text.Json;
using System.Text.Json.Nodes;
using Commerce.Bench.Load;
using Commerce.Bench.Servers;

namespace Commerce.Bench.Scenarios;

/// <summary>Sees to it that no baseline does less than it says: its answers hold the service's data.</summary>
internal static class SameAnswers
{
    private const int Samples = 20;

    /// <exception cref="BenchException">They differ.</exception>
    public static async Task RequireAsync(IReadOnlyList<Case> cases)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        foreach (var i in Enumerable.Range(0, Math.Min(Samples, cases[0].Calls.Count)))
        {
            var expected = await AnswerAsync(cases[0].Server, cases[0].Calls[i], http);
            foreach (var other in cases.Skip(1))
            {
                var answer = await AnswerAsync(other.Server, other.Calls[i], http);
                if (!JsonNode.DeepEquals(expected, answer))
                {
                    throw new BenchException(
                        $"{other.Name} answers {other.Calls[i].Path} otherwise than {cases[0].Name}:\n{answer}\n{expected}");
                }
            }
        }
    }

    private static async Task<JsonNode?> AnswerAsync(Server server, Call call, HttpClient http)
    {
        using var request = new HttpRequestMessage(new HttpMethod(call.Method), new Uri(server.Address, call.Path));
        if (call.Token.Length > 0)
        {
            request.Headers.Authorization = new("Bearer", call.Token);
        }

        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode)
        {
            throw new BenchException($"{server.Name} answers {call.Path} with {(int)answer.StatusCode}: {text}");
        }

        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            throw new BenchException($"{server.Name} answers {call.Path} with what is no JSON: {text}");
        }
    }
}
