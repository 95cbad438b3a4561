using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Commerce.Bench.Report;
using Commerce.Bench.Servers;
using Npgsql;

namespace Commerce.Bench.Scenarios;

/// <summary>
/// A hundred callers follow one thread as <c>text/event-stream</c> while one posts to it, ten messages a second. Measured
/// is the time from before the post to the line at each of them.
/// </summary>
internal sealed class FanOut : IScenario
{
    private const int Readers = 100;
    private const int FollowedThread = 4;
    private const string Mark = "Post number #";

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public string Name => "fanout";

    public bool IsInWholeRun => true;

    public async Task<Outcome> RunAsync(Setup setup)
    {
        var lines = new List<string>();
        var goals = new List<Goal>();
        string? failure = null;
        foreach (var server in setup.Services)
        {
            var posts = (int)(setup.Options.Time * setup.Options.Rounds / Pace);
            var times = await FollowAsync(server, posts, setup);
            var expected = posts * Readers;
            if (times.Count != expected)
            {
                failure = $"{times.Count} of {expected} messages arrived at the readers of {server.Name}.";
            }

            var (median, p99) = (Statistics.Percentile(times, 50), Statistics.Percentile(times, 99));
            lines.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"| {server.Name} | {times.Count} of {expected} | {median:0.0} | {p99:0.0} | {ProcessorTime.Mebibytes(server.ProcessId):0} |"));
            goals.Add(new Goal($"fanout: p99 of {server.Name}, ms", p99));
        }

        return new Outcome(
            $"""
            ### fanout: {Readers} streams of one thread and one writer, ten messages a second

            | | arrived | p50 ms | p99 ms | MiB |
            |---|--:|--:|--:|--:|
            {string.Join('\n', lines)}

            """,
            goals, failure);
    }

    /// <returns>The time to each reader of each message, in milliseconds.</returns>
    private static async Task<IReadOnlyList<double>> FollowAsync(Server server, int posts, Setup setup)
    {
        var thread = setup.Corpus.Sample(FollowedThread, 1)[0];
        var last = await setup.ReadAsync<int>(
            "select last_seq from thread where request_no = $1", new NpgsqlParameter { Value = thread.RequestNo });
        using var ask = new Ask(server, setup.Tokens[thread.VendorNo]);
        var sent = new long[posts];
        var times = new ConcurrentBag<double>();
        var path = $"{thread.Messages}?after={last}";
        var streams = await Task.WhenAll(Enumerable.Range(0, Readers).Select(_ => ask.StreamAsync(path)));
        var reading = streams.Select(stream => ReadAsync(stream, sent, times)).ToList();
        for (var i = 0; i < posts; i++)
        {
            setup.Cancellation.ThrowIfCancellationRequested();
            sent[i] = Stopwatch.GetTimestamp();
            await ask.PostAsync(thread.Messages, $$"""{"content":"{{Mark}}{{i:000000}}"}""");
            var left = Pace - Stopwatch.GetElapsedTime(sent[i]);
            await Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        }

        // What has not come by then is told as missing.
        await Task.WhenAny(Task.WhenAll(reading), Task.Delay(Patience));
        double[] all = [.. times];
        foreach (var stream in streams)
        {
            stream.Dispose();
        }

        return all;
    }

    /// <summary>Until every message has come, or the stream ends.</summary>
    private static async Task ReadAsync(StreamReader stream, long[] sent, ConcurrentBag<double> times)
    {
        try
        {
            for (var come = 0; come < sent.Length && await stream.ReadLineAsync() is { } line;)
            {
                var at = line.IndexOf(Mark, StringComparison.Ordinal);
                if (at < 0)
                {
                    continue;
                }

                var number = int.Parse(line.AsSpan(at + Mark.Length, 6), CultureInfo.InvariantCulture);
                times.Add(Stopwatch.GetElapsedTime(sent[number]).TotalMilliseconds);
                come++;
            }
        }
        catch (Exception ended) when (ended is IOException or ObjectDisposedException or HttpRequestException)
        {
            // Its messages are missing, which is told.
        }
    }
}
