using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Commerce.Api.Tests.Webhooks;

/// <summary>Somebody else's server on this machine: it keeps what it gets, and answers as the test says.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly List<Received> _calls = [];

    private Receiver(WebApplication server) => _server = server;

    /// <summary>How it answers; by default with 200 and nothing.</summary>
    public Func<Received, HttpContext, Task> Answer { get; set; } = (_, _) => Task.CompletedTask;

    public string Address => $"{_server.Urls.First()}/hook";

    /// <summary>All that it got, in its order.</summary>
    public IReadOnlyList<Received> Calls
    {
        get
        {
            lock (_calls)
            {
                return [.. _calls];
            }
        }
    }

    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new Receiver(builder.Build());
        receiver._server.Run(receiver.HandleAsync);
        await receiver._server.StartAsync();
        return receiver;
    }

    /// <summary>Waits until it has got so many calls.</summary>
    public Task UntilAsync(int calls) =>
        Poll.UntilAsync($"the receiver has {calls} calls", () => Task.FromResult(Calls.Count >= calls));

    /// <summary>Answers with a status from now on.</summary>
    public void AnswerWith(int status) => Answer = (_, http) =>
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _server.StopAsync(soon.Token);
        await _server.DisposeAsync();
    }

    private async Task HandleAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var headers = http.Request.Headers.ToDictionary(
            header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var received = new Received(http.Request.Path, headers, body.ToArray());
        lock (_calls)
        {
            _calls.Add(received);
        }

        await Answer(received, http);
    }
}
