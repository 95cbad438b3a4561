using System.Net;
using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text.Json;

namespace Commerce.Api.Tests.Faults;

/// <summary>
/// Keeps in step by calling, in one of the ways that the service offers, and goes on from where it was whenever the service
/// is away.
/// </summary>
internal sealed class Listener : IAsyncDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _work;
    private readonly Uri _service;
    private readonly TestAccount _reader;
    private string? _last;

    private Listener(string name, Uri service, TestAccount reader, Func<Listener, Task> turn)
    {
        (Told, _service, _reader) = (new Told(name, Chatter.CanaryBytes), service, reader);
        _work = Task.Run(() => RunAsync(turn));
    }

    public Told Told { get; }

    /// <summary>A thread, or the feed, as server-sent events.</summary>
    public static Listener Stream(Uri service, TestAccount reader, string address) =>
        new($"stream of {address}", service, reader, listener => listener.StreamAsync(address));

    /// <summary>The event feed, page after page.</summary>
    public static Listener Pull(Uri service, TestAccount reader) =>
        new("event feed", service, reader, listener => listener.PullAsync());

    /// <summary>The last page of a thread, each time that it is another.</summary>
    public static Listener Poll(Uri service, TestRequest request) =>
        new($"polls of {request.Messages}", service, request.Vendor, listener => listener.PollAsync(request.Messages));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _work;
        _http.Dispose();
        _stop.Dispose();
    }

    private async Task RunAsync(Func<Listener, Task> turn)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await turn(this);
            }
            catch (Exception away) when (away is HttpRequestException or IOException or OperationCanceledException)
            {
                await Task.Delay(50);
            }
        }
    }

    private async Task StreamAsync(string address)
    {
        using var answer = await SendAsync(
            address, ("Accept", "text/event-stream"), _last is null ? null : ("Last-Event-ID", _last));
        await using var body = Told.Searched(await answer.Content.ReadAsStreamAsync(_stop.Token));
        await foreach (var item in SseParser.Create(body).EnumerateAsync(_stop.Token))
        {
            Told.Keep(JsonElement.Parse(item.Data), item.EventId);
            _last = item.EventId;
        }
    }

    private async Task PullAsync()
    {
        using var answer = await SendAsync(_last ?? "/v1/commerce/events", ("Prefer", "wait=10"), null);
        var page = await ReadAsync(answer);
        foreach (var item in page.GetProperty("data").EnumerateArray().Where(
            item => item.GetProperty("type").GetString() == "message.created"))
        {
            Told.Keep(item.GetProperty("data"), item.GetProperty("id").GetString());
        }

        _last = answer.Headers.GetValues("Link").Single().Split('<', '>')[1];
    }

    private async Task PollAsync(string thread)
    {
        using var answer = await SendAsync(
            $"{thread}?order=-id&limit=100", ("Prefer", "wait=10"), _last is null ? null : ("If-None-Match", _last));
        if (answer.StatusCode == HttpStatusCode.NotModified)
        {
            return;
        }

        var page = await ReadAsync(answer);
        foreach (var item in page.GetProperty("data").EnumerateArray().Reverse().Where(
            item => !Told.Knows(item.GetProperty("id").GetString()!)))
        {
            Told.Keep(item, null);
        }

        _last = answer.Headers.ETag!.Tag;
    }

    private async Task<HttpResponseMessage> SendAsync(
        string address, (string Name, string Value) header, (string Name, string Value)? other)
    {
        using var call = new HttpRequestMessage(HttpMethod.Get, new Uri(_service, address));
        call.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _reader.Token);
        call.Headers.TryAddWithoutValidation(header.Name, header.Value);
        if (other is { } more)
        {
            call.Headers.TryAddWithoutValidation(more.Name, more.Value);
        }

        var answer = await _http.SendAsync(call, HttpCompletionOption.ResponseHeadersRead, _stop.Token);
        if (answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotModified)
        {
            return answer;
        }

        answer.Dispose();
        // It is not there yet, or has too much to do.
        throw new HttpRequestException($"{Told.Name}: {answer.StatusCode}", null, answer.StatusCode);
    }

    private async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        var bytes = await answer.Content.ReadAsByteArrayAsync(_stop.Token);
        Told.Search(bytes);
        return JsonElement.Parse(bytes);
    }
}
