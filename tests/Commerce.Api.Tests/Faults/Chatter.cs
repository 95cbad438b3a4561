using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Commerce.Api.Tests.Faults;

/// <summary>
/// Many clients who post in many threads, each message until it is acknowledged. Every fifth is hidden from the vendor,
/// and holds a word that must reach no vendor.
/// </summary>
internal sealed class Chatter(IReadOnlyList<TestRequest> requests, Uri service) : IDisposable
{
    public const string Canary = "canary-b91e";

    public static byte[] CanaryBytes { get; } = Encoding.ASCII.GetBytes(Canary);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(30) };
    private readonly ConcurrentDictionary<string, string> _visible = new();
    private readonly ConcurrentDictionary<string, string> _all = new();
    private int _next;
    private int _done;

    /// <summary>The id of every message that the vendor may see, with its content.</summary>
    public IReadOnlyDictionary<string, string> Visible => _visible;

    /// <summary>The same of the client, who may see them all.</summary>
    public IReadOnlyDictionary<string, string> All => _all;

    public int Done => Volatile.Read(ref _done);

    public Task RunAsync(int writers, int messages) =>
        Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(() => WriteAsync(messages))));

    public void Dispose() => _http.Dispose();

    private async Task WriteAsync(int messages)
    {
        for (int number; (number = Interlocked.Increment(ref _next)) <= messages;)
        {
            var isHidden = number % 5 == 0;
            var content = isHidden ? $"{Canary} {number}" : $"message {number}";
            string? id;
            while ((id = await PostAsync(requests[number % requests.Count], number, content, isHidden)) is null)
            {
                await Task.Delay(50);
            }

            _all[id] = content;
            if (!isHidden)
            {
                _visible[id] = content;
            }

            Interlocked.Increment(ref _done);
        }
    }

    /// <returns>Null where it is to be sent again.</returns>
    private async Task<string?> PostAsync(TestRequest request, int number, string content, bool isHidden)
    {
        using var call = new HttpRequestMessage(HttpMethod.Post, new Uri(service, request.Messages));
        call.Content = new StringContent(Api.Body(content, vendor: !isHidden), Encoding.UTF8, "application/json");
        call.Headers.Authorization = new AuthenticationHeaderValue("Bearer", request.Client.Token);
        call.Headers.Add("Idempotency-Key", $"m{number}");
        try
        {
            using var answer = await _http.SendAsync(call);
            return answer.StatusCode == HttpStatusCode.Created
                ? JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("id").GetString()
                : null;
        }
        catch (Exception broken) when (broken is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }
}
