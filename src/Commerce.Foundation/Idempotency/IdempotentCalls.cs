using System.Security.Cryptography;
using System.Text;
using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Foundation.Telemetry;
using Microsoft.AspNetCore.Http.Features;
using Npgsql;

namespace Commerce.Foundation.Idempotency;

/// <summary>
/// Calls with an <c>Idempotency-Key</c> take effect once: the answer is recorded in the transaction of the effect, and
/// told again to whoever sends the same call under the same key. A call that fails leaves no record, since it left no
/// effect.
/// </summary>
internal sealed class IdempotentCalls(RequestDelegate next, TimeProvider clock)
{
    private const int InMemoryBytes = 1024 * 1024;

    public Task InvokeAsync(HttpContext http) =>
        HttpMethods.IsPost(http.Request.Method)
        && http.Features.Get<Caller>() is { } caller
        && IdempotencyKey.Of(http) is { } key
            ? OnceAsync(http, caller, key)
            : next(http);

    private async Task OnceAsync(HttpContext http, Caller caller, string key)
    {
        // Before a connection is taken: a slow sender holds none.
        var fingerprint = await FingerprintAsync(http);
        var work = UnitOfWork.Of(http);
        var connection = await work.BeginAsync();
        if (await ClaimAsync(caller, key, fingerprint, connection))
        {
            work.AwaitsRecord = true;
            await RunAsync(http, caller, key, work, connection);
            // Now: a call that was undone comes by once more.
            Measures.Idempotency.Add(1, MeasureTag.Outcome("first"));
            return;
        }

        var stored = await KeyRecord.ReadAsync(caller, key, connection);
        await work.DisposeAsync();
        var isSame = stored.Fingerprint.AsSpan().SequenceEqual(fingerprint);
        Measures.Idempotency.Add(1, MeasureTag.Outcome(isSame ? "replayed" : "reused"));
        await (isSame ? stored.SendAsync(http) : Problems.KeyReused().ExecuteAsync(http));
    }

    private async Task<bool> ClaimAsync(Caller caller, string key, byte[] fingerprint, NpgsqlConnection connection)
    {
        try
        {
            return await KeyRecord.ClaimAsync(caller, key, fingerprint, clock.GetUtcNow(), connection);
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            Measures.Idempotency.Add(1, MeasureTag.Outcome("in-progress"));
            throw new ProblemException(Problems.InProgress());
        }
    }

    private async Task RunAsync(
        HttpContext http, Caller caller, string key, UnitOfWork work, NpgsqlConnection connection)
    {
        var client = http.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var answer = new MemoryStream();
        http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(answer));
        // A caller who leaves now finds the answer when it comes again.
        var aborted = http.RequestAborted;
        http.RequestAborted = CancellationToken.None;
        try
        {
            await next(http);
        }
        finally
        {
            http.Features.Set(client);
            http.RequestAborted = aborted;
        }

        if (http.Response.StatusCode is >= 200 and < 300)
        {
            var headers = StoredAnswer.KeptHeaders(http.Response);
            await KeyRecord.FillAsync(caller, key, http.Response.StatusCode, headers, answer.ToArray(), connection);
            await work.FinishAsync();
        }
        else
        {
            await work.DisposeAsync();
        }

        answer.Position = 0;
        await answer.CopyToAsync(client.Stream, http.RequestAborted);
    }

    /// <summary>Reads the whole body, and leaves it to be read again.</summary>
    private static async Task<byte[]> FingerprintAsync(HttpContext http)
    {
        http.GetEndpoint()?.Metadata.GetMetadata<BodyRules>()?.Apply(http);
        http.Request.EnableBuffering(InMemoryBytes);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{http.Request.Path}{http.Request.QueryString}\n"));
        var buffer = new byte[16 * 1024];
        try
        {
            for (int read; (read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0;)
            {
                hash.AppendData(buffer, 0, read);
            }
        }
        catch (IOException broken) when (broken is not BadHttpRequestException)
        {
            throw new BadHttpRequestException("The body ended before it was complete.", broken);
        }

        http.Request.Body.Position = 0;
        return hash.GetHashAndReset();
    }
}
