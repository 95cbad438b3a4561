namespace Commerce.Api.Accounts;

internal static class CheckHealth
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Asks a running service whether it answers calls.</summary>
    /// <returns>Null where it does, else why it does not.</returns>
    public static async Task<string?> Handle(Uri service, CancellationToken cancellation)
    {
        var readiness = new Uri($"{service.AbsoluteUri.TrimEnd('/')}/health/ready");
        // A proxy of the environment would be asked for this machine's own address, and could not reach it.
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
        {
            Timeout = Patience,
        };
        try
        {
            using var answer = await http.GetAsync(
                readiness, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return answer.StatusCode == System.Net.HttpStatusCode.OK
                ? null
                : $"The service is not ready: {readiness} answers {(int)answer.StatusCode}.";
        }
        catch (HttpRequestException failure)
        {
            return $"The service does not answer at {readiness}: {failure.Message}";
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"The service does not answer at {readiness} within {Patience.TotalSeconds:0} seconds.";
        }
    }
}
