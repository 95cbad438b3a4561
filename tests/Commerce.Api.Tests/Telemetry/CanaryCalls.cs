using System.Text;

namespace Commerce.Api.Tests.Telemetry;

/// <summary>
/// Calls with a word of its own, a canary, wherever a caller can put a text: calls that succeed, and calls that fail in
/// every way. Each canary ends in a line break where the place can hold one, and another word behind it.
/// </summary>
internal sealed class CanaryCalls(Uri address, string request, string token, string otherToken, string jwt)
{
    /// <summary>All canaries begin so.</summary>
    public const string Bird = "CANARY";

    /// <summary>Stands behind each line break.</summary>
    public const string NextLine = "begun-by-a-caller";

    /// <summary>What the database refuses to store.</summary>
    public const string Refused = $"{Bird}-refused-content";

    /// <summary>What not even the caller's own problem repeats.</summary>
    public static readonly string[] NeverEchoed =
    [
        $"{Bird}-secret", $"{Bird}-content", $"{Bird}-name", $"{Bird}-external", $"{Bird}-value", $"{Bird}-file",
        $"{Bird}-cookie", $"{Bird}-header", $"{Bird}-key", $"{Bird}-literal", Refused,
    ];

    private const string Break = $"""\r\n{NextLine}""";
    private const string EscapedBreak = $"%0d%0a{NextLine}";

    private readonly List<Answer> _answers = [];

    /// <summary>Everything that was answered, in order.</summary>
    public IReadOnlyList<Answer> Answers => _answers;

    public async Task MakeAsync()
    {
        using var client = Client($"Bearer {token}");
        await WriteAsync(client);
        await ReadAsync(client);
        await SendFilesAsync(client);
        using var other = Client($"Bearer {otherToken}");
        await GetAsync(other, $"{request}/messages?eq(content,'{Bird}-literal-other')");
        await PostAsync(other, $"{request}/messages", $$"""{"content": "{{Bird}}-content-other"}""");
        await AuthenticateAsync();
        await SpeakRawAsync();
    }

    private async Task WriteAsync(HttpClient client)
    {
        var messages = $"{request}/messages";
        await PostAsync(client, messages, $$"""{"content": "{{Bird}}-content {{Break}}"}""");
        await PostAsync(client, messages, $$"""{"content": "{{Refused}} {{Break}}"}""");
        await PostAsync(client, messages, $$"""{"content": "{{Refused}} with a key"}""", ("Idempotency-Key", $"{Bird}-key-fault"));
        await PostAsync(client, messages, $$"""{"content": "{{Bird}}-content", "{{Bird}}-field{{Break}}": 1}""");
        await PostAsync(client, messages, $$"""{"content": "{{Bird}}-content-broken{{Break}}" """);
        await PostAsync(client, messages, $"{Bird}-content-no-json");
        await PostAsync(client, messages, $$"""{"content": "{{Bird}}-content", "attachments": ["{{Bird}}-value"]}""");
        for (var i = 0; i < 2; i++)
        {
            await PostAsync(client, messages, $$"""{"content": "{{Bird}}-content {{i}}"}""", ("Idempotency-Key", $"{Bird}-key"));
        }

        await PostAsync(client, messages, $$"""{"content": "x"}""", ("Idempotency-Key", $"{Bird}-key with a space"));
        await PostAsync(client, "/v1/commerce/requests", $$"""
            {"name": "{{Bird}}-name", "status": "Draft", "vendor": {"id": "{{Bird}}-value"},
             "externalIds": {"client": "{{Bird}}-external"},
             "parameters": [{"externalId": "{{Bird}}-external", "value": "{{Bird}}-value{{Break}}"}]}
            """);
        await PostAsync(client, $"{request}/complete", $$"""{"message": {"content": "{{Bird}}-content"} }""");
        await PostAsync(client, $"{request}/query", $$"""{"message": {"content": "{{Bird}}-content"} }""");
        await PutAsync(client, request, $$"""{"externalIds": {"client": "{{Bird}}-external"}, "name": "{{Bird}}-name"}""");
        await PutAsync(client, request, $$"""{"name": "x"}""", ("If-Match", $"\"{Bird}-header\""));
        await PostAsync(client, "/v1/accounts/users", $$"""{"name": "{{Bird}}-name"}""");
        await PostAsync(client, "/v1/accounts/api-tokens", $$"""{"name": "{{Bird}}-name"}""");
        await PostAsync(client, "/v1/accounts/accounts", $$"""{"type": "Client", "name": "{{Bird}}-name"}""");
    }

    private async Task ReadAsync(HttpClient client)
    {
        var literal = $"{Bird}-literal{EscapedBreak}";
        await GetAsync(client, $"{request}/messages?ilike(content,*{literal}*)");
        await GetAsync(client, $"{request}/messages?$filter=content eq '{literal}'&$search={Bird}-literal");
        await GetAsync(client, $"{request}/messages?$filter=length(content) div 0 eq 1 and content ne '{literal}'");
        await GetAsync(client, $"{request}/messages?{Bird}-parameter{EscapedBreak}=1");
        await GetAsync(client, $"{request}/messages?eq({Bird}-field{EscapedBreak},1)");
        await GetAsync(client, $"{request}/messages?cursor={Bird}-value");
        await GetAsync(client, $"{request}/messages?limit={Bird}-value{EscapedBreak}");
        await GetAsync(client, $"{request}/messages?x={new string('y', 17_000)}{Bird}-literal");
        await GetAsync(client, $"/v1/commerce/requests/{Bird}-path{EscapedBreak}/messages");
        await GetAsync(client, $"/{Bird}-path{EscapedBreak}?{Bird}-query={Bird}-literal");
        await GetAsync(client, request, ("Accept", $"text/{Bird}-header"), ("Cookie", $"session={Bird}-cookie"));
        await GetAsync(
            client, $"{request}/messages", ("Cookie", $"session={Bird}-cookie"), ("X-Anything", $"{Bird}-header"),
            ("User-Agent", $"{Bird}-header"), ("Referer", $"http://a/?{Bird}-header"), ("Accept-Language", $"{Bird}-header"),
            ("tracestate", $"vendor={Bird}-header"), ("baggage", $"a={Bird}-header"), ("traceparent", $"{Bird}-header"),
            ("X-Forwarded-For", $"{Bird}-header"), ("X-Forwarded-Host", $"{Bird}-header"), ("Prefer", $"{Bird}-header"),
            ("Range", $"{Bird}-header"), ("If-None-Match", $"\"{Bird}-header\""));
        await CallAsync(client, new HttpMethod($"{Bird}-METHOD"), request, null);
        await CallAsync(client, HttpMethod.Delete, request, null);
    }

    private async Task SendFilesAsync(HttpClient client)
    {
        foreach (var (name, content) in ((string, string)[])
            [
                ($"{Bird}-file.txt", $"{Bird}-file-content"), ($"{Bird}-file.exe", $"{Bird}-file-content"),
                ($"{Bird}-file.pdf", $"{Bird}-file-content"),
            ])
        {
            using var form = new MultipartFormDataContent
            {
                { new ByteArrayContent(Encoding.UTF8.GetBytes(content)), "file", name },
                { new StringContent($$"""{"name": "{{Bird}}-name", "description": "{{Bird}}-value"}"""), "attachment" },
            };
            using var body = new MemoryStream();
            await form.CopyToAsync(body);
            _answers.Add(await client.CallAsync(
                HttpMethod.Post, $"{request}/attachments", body.ToArray(), form.Headers.ContentType!.ToString()));
        }
    }

    private async Task AuthenticateAsync()
    {
        var id = token.Split(':')[1];
        foreach (var credential in (string[])
            [
                $"Bearer idt:{id}:{Bird}-secret-wrong", $"Bearer idt:{Bird}-secret", $"Bearer {Bird}-secret",
                $"Bearer {jwt}", $"Bearer {jwt[..^3]}AAA", $"Bearer {jwt.Split('.')[0]}.{Bird}-secret.x",
                $"Basic {Bird}-secret", $"{Bird}-secret",
            ])
        {
            using var http = Client(credential);
            await GetAsync(http, request);
        }
    }

    /// <summary>What the server refuses below the service.</summary>
    private async Task SpeakRawAsync()
    {
        foreach (var lines in (string[][])
            [
                [$"GET /{Bird}-path%00 HTTP/1.1"], [$"GET /{Bird} path HTTP/1.1"], [$"{Bird}-line"],
                ["GET / HTTP/1.1", $"{Bird}-header without a colon"], ["GET / HTTP/1.1", $"X: {new string('y', 40_000)}{Bird}"],
                ["GET / HTTP/1.1", $"Host: {Bird}-header/"], ["GET / HTTP/1.1", $"Content-Length: {Bird}-header"],
                [$"GET http://{Bird}-header/v1/commerce/requests?{Bird}-query HTTP/1.1"], [$"GET / HTTP/{Bird}"],
            ])
        {
            _answers.Add(await RawHttp.SendAsync(address, lines));
        }
    }

    private HttpClient Client(string authorization)
    {
        var http = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null }) { BaseAddress = address };
        Assert.True(http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization));
        return http;
    }

    private Task GetAsync(HttpClient http, string path, params (string Name, string Value)[] headers) =>
        CallAsync(http, HttpMethod.Get, path, null, headers);

    private Task PostAsync(HttpClient http, string path, string body, params (string Name, string Value)[] headers) =>
        CallAsync(http, HttpMethod.Post, path, body, headers);

    private Task PutAsync(HttpClient http, string path, string body, params (string Name, string Value)[] headers) =>
        CallAsync(http, HttpMethod.Put, path, body, headers);

    private async Task CallAsync(
        HttpClient http, HttpMethod method, string path, string? body, params (string Name, string Value)[] headers) =>
        _answers.Add(await http.CallAsync(
            method, path, body is null ? null : Encoding.UTF8.GetBytes(body), body is null ? null : "application/json",
            headers: headers));
}
