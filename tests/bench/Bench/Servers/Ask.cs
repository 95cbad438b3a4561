using System.Text;

namespace Commerce.Bench.Servers;

/// <summary>A caller with a credential, for what has to be known before anything is measured.</summary>
internal sealed class Ask : IDisposable
{
    private readonly Server _server;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <param name="token">Empty for none.</param>
    public Ask(Server server, string token)
    {
        _server = server;
        if (token.Length > 0)
        {
            _http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        }
    }

    public async Task<string> TextAsync(string path)
    {
        using var answer = await SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(_server.Address, path)));
        return await answer.Content.ReadAsStringAsync();
    }

    public async Task<string> TagAsync(string path)
    {
        using var answer = await SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(_server.Address, path)));
        return answer.Headers.ETag?.ToString() ?? throw new BenchException($"{path} has no ETag.");
    }

    /// <summary>The address of the page behind.</summary>
    public async Task<string> NextAsync(string path)
    {
        using var answer = await SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(_server.Address, path)));
        return answer.Headers.TryGetValues("Link", out var links) && links.First() is ['<', .. var link]
            ? link[..link.IndexOf('>', StringComparison.Ordinal)]
            : throw new BenchException($"{path} has no next page.");
    }

    public async Task PostAsync(string path, string body)
    {
        using var answer = await SendAsync(new HttpRequestMessage(HttpMethod.Post, new Uri(_server.Address, path))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        });
    }

    /// <summary>The lines of a stream as they come; begins with the answer's headers.</summary>
    public async Task<StreamReader> StreamAsync(string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_server.Address, path));
        request.Headers.Accept.ParseAdd("text/event-stream");
        var answer = await SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return new StreamReader(await answer.Content.ReadAsStreamAsync());
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, HttpCompletionOption completion = HttpCompletionOption.ResponseContentRead)
    {
        var answer = await _http.SendAsync(request, completion);
        if (answer.IsSuccessStatusCode)
        {
            return answer;
        }

        var text = await answer.Content.ReadAsStringAsync();
        throw new BenchException(
            $"{_server.Name} answers {request.Method} {request.RequestUri} with {(int)answer.StatusCode}: {text}");
    }
}
