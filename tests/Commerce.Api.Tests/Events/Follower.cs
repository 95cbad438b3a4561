using System.Net.ServerSentEvents;
using System.Threading.Channels;

namespace Commerce.Api.Tests.Events;

/// <summary>A client of a live list: keeps what it is told, and every byte of it.</summary>
internal sealed class Follower : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly Channel<SseItem<string>> _told = Channel.CreateUnbounded<SseItem<string>>();
    private readonly List<SseItem<string>> _all = [];
    private readonly HttpResponseMessage _answer;
    private readonly Task _reading;

    private Follower(HttpResponseMessage answer)
    {
        _answer = answer;
        _reading = ReadAsync();
    }

    public IReadOnlyList<SseItem<string>> All
    {
        get
        {
            lock (_all)
            {
                return [.. _all];
            }
        }
    }

    /// <summary>True once the service has ended the stream.</summary>
    public bool HasEnded => _reading.IsCompleted;

    public static async Task<Follower> StartAsync(HttpClient http, string address, string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd("text/event-stream");
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        return new Follower(answer);
    }

    /// <summary>The next event that it is told.</summary>
    public async Task<SseItem<string>> NextAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        return await _told.Reader.ReadAsync(patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _reading;
        _answer.Dispose();
        _end.Dispose();
    }

    private async Task ReadAsync()
    {
        try
        {
            await using var stream = await _answer.Content.ReadAsStreamAsync(_end.Token);
            await foreach (var item in SseParser.Create(stream).EnumerateAsync(_end.Token))
            {
                lock (_all)
                {
                    _all.Add(item);
                }

                _told.Writer.TryWrite(item);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or IOException or HttpRequestException)
        {
            // Left, or cut off.
        }
    }
}
