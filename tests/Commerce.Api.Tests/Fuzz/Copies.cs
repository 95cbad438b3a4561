namespace Commerce.Api.Tests.Fuzz;

/// <summary>A copy of the service over the database of a test class, which can be ended and started anew.</summary>
internal sealed class Copies(Api api, IReadOnlyDictionary<Role, TestAccount> cast) : IAsyncDisposable
{
    private const int MostRestarts = 3;

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private Service? _service;
    private Uri? _address;
    private int _restarts;

    public IReadOnlyDictionary<Role, TestAccount> Cast => cast;

    /// <summary>
    /// Ends it, so that the next call meets one that has just begun. At most three times a round, since it takes a
    /// second, and two of these amid something.
    /// </summary>
    public async Task RestartAsync(bool isMidway)
    {
        if (_service is not null && _restarts < (isMidway ? MostRestarts : 1))
        {
            _restarts++;
            await _service.DisposeAsync();
            _service = null;
        }
    }

    public void BeginRound() => _restarts = 0;

    public async Task<Answer> CallAsync(
        Role role, HttpMethod method, string path, byte[]? body = null, params (string Name, string Value)[] headers)
    {
        if (_service is null)
        {
            _service = new Service(api.Connection, api.Clock);
            _address = _service.Start();
        }

        return await _http.CallAsync(
            method, new Uri(_address!, path).AbsoluteUri, body, body is null ? null : "application/json",
            headers: [("Authorization", $"Bearer {cast[role].Token}"), .. headers]);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_service is not null)
        {
            await _service.DisposeAsync();
        }
    }
}
