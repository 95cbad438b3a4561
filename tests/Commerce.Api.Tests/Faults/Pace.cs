using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace Commerce.Api.Tests.Faults;

/// <summary>One caller who reads so often a second, whether or not the calls before have been answered.</summary>
internal sealed class Pace(HttpClient http, string path, int callsPerSecond)
{
    private const int TicksPerSecond = 50;

    private readonly ConcurrentQueue<(Answer Answer, TimeSpan Took)> _answers = new();

    public IEnumerable<Answer> Answers => _answers.Select(answer => answer.Answer);

    public int Count(HttpStatusCode status) => _answers.Count(answer => answer.Answer.Status == status);

    /// <summary>The time that 99 of 100 calls with this answer took no longer than.</summary>
    public TimeSpan P99(HttpStatusCode status = HttpStatusCode.OK)
    {
        var times = _answers.Where(answer => answer.Answer.Status == status).Select(answer => answer.Took).Order().ToList();
        return times.Count == 0 ? TimeSpan.Zero : times[(int)(0.99 * (times.Count - 1))];
    }

    public async Task RunAsync(TimeSpan duration)
    {
        var begun = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / TicksPerSecond));
        var calls = new List<Task>();
        while (Stopwatch.GetElapsedTime(begun) is var elapsed && elapsed < duration)
        {
            // What a late tick has left out is made up for.
            for (var due = (int)(elapsed.TotalSeconds * callsPerSecond); calls.Count <= due;)
            {
                calls.Add(CallAsync());
            }

            await timer.WaitForNextTickAsync();
        }

        await Task.WhenAll(calls);
    }

    private async Task CallAsync()
    {
        var begun = Stopwatch.GetTimestamp();
        var answer = await http.GetAnswerAsync(path);
        _answers.Enqueue((answer, Stopwatch.GetElapsedTime(begun)));
    }
}
