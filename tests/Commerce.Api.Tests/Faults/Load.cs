using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Commerce.Api.Tests.Faults;

/// <summary>
/// Callers of one request's thread. Some post, each message under a key of its own and again until it is acknowledged; others
/// read. What they were answered is kept.
/// </summary>
/// <param name="pick">Where the next call goes.</param>
internal sealed class Load(TestRequest request, Func<Uri> pick) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(90);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Patience };
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, string> _acknowledged = new();
    private readonly ConcurrentDictionary<string, int> _outcomes = new();
    private readonly ConcurrentQueue<(string Method, TimeSpan Took)> _durations = new();
    private readonly ConcurrentQueue<long> _times = new();
    private readonly List<Task> _callers = [];
    private int _left;
    private int _names;

    /// <summary>The content of every acknowledged message, with its id.</summary>
    public IReadOnlyDictionary<string, string> Acknowledged => _acknowledged;

    /// <summary>How often each answer came, such as <c>POST 201</c>, <c>POST 503 outcome-unknown</c>, <c>GET none</c>.</summary>
    public IReadOnlyDictionary<string, int> Outcomes => _outcomes;

    public int Calls => _outcomes.Values.Sum();

    public TimeSpan Longest => _durations.Select(call => call.Took).DefaultIfEmpty().Max();

    /// <summary>Every call's time, of one method.</summary>
    public IReadOnlyList<TimeSpan> Durations(string method) =>
        [.. _durations.Where(call => call.Method == method).Select(call => call.Took)];

    /// <summary>Everything that was answered, as one line.</summary>
    public string Summary => string.Join(", ", _outcomes.OrderBy(outcome => outcome.Key).Select(outcome => $"{outcome.Value} {outcome.Key}"));

    /// <param name="messages">How many messages are posted altogether; by default as many as there is time for.</param>
    /// <param name="pause">What each caller waits between two calls.</param>
    public void Start(int writers, int readers, int messages = int.MaxValue, TimeSpan pause = default)
    {
        _left = messages;
        _callers.AddRange(Enumerable.Range(0, writers).Select(_ => Task.Run(() => WriteAsync(pause))));
        _callers.AddRange(Enumerable.Range(0, readers).Select(_ => Task.Run(() => ReadAsync(pause))));
    }

    /// <summary>Until every message is acknowledged.</summary>
    public async Task FinishAsync(int messages, TimeSpan patience)
    {
        using var deadline = new CancellationTokenSource(patience);
        while (_acknowledged.Count < messages && !_callers.Any(caller => caller.IsFaulted))
        {
            Assert.False(deadline.IsCancellationRequested, $"{_acknowledged.Count} of {messages} after {patience}: {Summary}");
            await Task.Delay(20, CancellationToken.None);
        }

        await StopAsync();
    }

    /// <summary>Begins nothing new; what is not acknowledged yet is sent again until it is.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_callers).WaitAsync(StopPatience);
    }

    /// <summary>Waits until so many calls have been answered well from now on.</summary>
    public Task AdvanceAsync(int calls)
    {
        var target = _times.Count + calls;
        return Poll.UntilAsync($"{calls} calls succeed ({Summary})", () => Task.FromResult(_times.Count >= target));
    }

    /// <summary>Waits until nobody is answered well any more.</summary>
    public Task AwayAsync() => Poll.UntilAsync(
        $"no call succeeds any more ({Summary})",
        () => Task.FromResult(Stopwatch.GetElapsedTime(_times.DefaultIfEmpty().Max()) > TimeSpan.FromMilliseconds(300)));

    /// <summary>The longest time in which nobody was answered well.</summary>
    public TimeSpan LongestSilence()
    {
        var times = _times.Order().ToList();
        return times.Zip(times.Skip(1), Stopwatch.GetElapsedTime).DefaultIfEmpty().Max();
    }

    /// <summary>From this moment until the next good answer.</summary>
    public TimeSpan SilenceAfter(long moment) =>
        Stopwatch.GetElapsedTime(moment, _times.Where(time => time > moment).DefaultIfEmpty(Stopwatch.GetTimestamp()).Min());

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _http.Dispose();
        await Task.WhenAll(_callers).WaitAsync(Patience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task WriteAsync(TimeSpan pause)
    {
        while (!_stop.IsCancellationRequested && Interlocked.Decrement(ref _left) >= 0)
        {
            var content = $"message {Interlocked.Increment(ref _names)}";
            while (!await PostAsync(content))
            {
                await Task.Delay(Random.Shared.Next(20, 100));
            }

            await Task.Delay(pause);
        }
    }

    private async Task ReadAsync(TimeSpan pause)
    {
        while (!_stop.IsCancellationRequested)
        {
            using var call = new HttpRequestMessage(HttpMethod.Get, new Uri(pick(), $"{request.Messages}?limit=5"));
            var (status, _) = await SendAsync(call, request.Vendor);
            await Task.Delay(status == HttpStatusCode.OK ? pause : pause + TimeSpan.FromMilliseconds(20));
        }
    }

    private async Task<bool> PostAsync(string content)
    {
        using var call = new HttpRequestMessage(HttpMethod.Post, new Uri(pick(), request.Messages));
        call.Content = new StringContent(Api.Body(content), Encoding.UTF8, "application/json");
        call.Headers.Add("Idempotency-Key", content.Replace(' ', '-'));
        var (status, body) = await SendAsync(call, request.Client);
        switch (status)
        {
            case HttpStatusCode.Created:
                var id = JsonElement.Parse(body).GetProperty("id").GetString()!;
                Assert.True(_acknowledged.TryAdd(content, id));
                return true;
            case null or HttpStatusCode.Conflict or >= HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests:
                return false;
            default:
                throw new InvalidOperationException($"{status}: {body}");
        }
    }

    /// <returns>No status where there was no answer.</returns>
    private async Task<(HttpStatusCode? Status, string Body)> SendAsync(HttpRequestMessage call, TestAccount caller)
    {
        call.Headers.Authorization = new AuthenticationHeaderValue("Bearer", caller.Token);
        var begun = Stopwatch.GetTimestamp();
        try
        {
            using var answer = await _http.SendAsync(call);
            var body = await answer.Content.ReadAsStringAsync();
            if (answer.IsSuccessStatusCode)
            {
                _times.Enqueue(Stopwatch.GetTimestamp());
                Count($"{call.Method} {(int)answer.StatusCode}");
            }
            else
            {
                Count($"{call.Method} {(int)answer.StatusCode} {JsonElement.Parse(body).GetProperty("type").GetString()!.Split('/')[^1]}");
            }

            return (answer.StatusCode, body);
        }
        catch (Exception broken) when (broken is HttpRequestException or OperationCanceledException or ObjectDisposedException)
        {
            Count($"{call.Method} none");
            return (null, "");
        }
        finally
        {
            _durations.Enqueue(($"{call.Method}", Stopwatch.GetElapsedTime(begun)));
        }
    }

    private void Count(string outcome) => _outcomes.AddOrUpdate(outcome, 1, (_, count) => count + 1);
}
