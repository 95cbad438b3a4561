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
internal sealed class IdempotentCalls(RequestDelegate next, ConnectionPool database, TimeProvider clock)
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
        var call = new KeyedCall(caller, key, await FingerprintAsync(http), clock.GetUtcNow())
        {
            GoesAlone = http.Features.Get<UndoneException>() is not null,
        };
        var work = UnitOfWork.Of(http);
        work.OnBegun = connection => ClaimAsync(call, work, connection);
        http.Features.Set(call);
        try
        {
            if (http.GetEndpoint()?.Metadata.GetMetadata<ClaimsLate>() is null)
            {
                await work.BeginAsync();
            }

            await RunAsync(http, call, work);
            // Now: a call that was undone comes by once more.
            Measures.Idempotency.Add(1, MeasureTag.Outcome("first"));
        }
        catch (KeptAnswerException)
        {
            await work.DisposeAsync();
            await RepeatAsync(http, call);
        }
    }

    private async Task RepeatAsync(HttpContext http, KeyedCall call)
    {
        var stored = await KeyRecord.FindAsync(call, database, http.RequestAborted) ?? throw new UndoneException();
        var isSame = stored.Fingerprint.AsSpan().SequenceEqual(call.Fingerprint);
        Measures.Idempotency.Add(1, MeasureTag.Outcome(isSame ? "replayed" : "reused"));
        await (isSame ? stored.SendAsync(http) : Problems.KeyReused().ExecuteAsync(http));
    }

    private static async Task ClaimAsync(KeyedCall call, UnitOfWork work, NpgsqlConnection connection)
    {
        try
        {
            work.AwaitsRecord = call.IsClaimed = await KeyRecord.ClaimAsync(call, connection);
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            Measures.Idempotency.Add(1, MeasureTag.Outcome("in-progress"));
            throw new ProblemException(Problems.InProgress());
        }

        if (!call.IsClaimed)
        {
            throw new KeptAnswerException();
        }
    }

    private async Task RunAsync(HttpContext http, KeyedCall call, UnitOfWork work)
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
            await RecordAsync(http, call, work, answer);
        }
        catch (Exception error) when (!call.IsClaimed && error is ProblemException or BadHttpRequestException)
        {
            await RequireNewAsync(call);
            throw;
        }
        finally
        {
            // Others wait for it.
            call.Give(null);
            http.Features.Set(client);
            http.RequestAborted = aborted;
        }

        answer.Position = 0;
        await answer.CopyToAsync(client.Stream, http.RequestAborted);
    }

    private async Task RecordAsync(HttpContext http, KeyedCall call, UnitOfWork work, MemoryStream answer)
    {
        var status = http.Response.StatusCode;
        if (status is < 200 or >= 300)
        {
            await work.DisposeAsync();
            if (!call.IsClaimed)
            {
                await RequireNewAsync(call);
            }

            return;
        }

        var stored = new StoredAnswer(call.Fingerprint, status, StoredAnswer.KeptHeaders(http.Response), answer.ToArray());
        if (call.Recorded is { } recorded)
        {
            call.Give(stored);
            await recorded;
            return;
        }

        await KeyRecord.FillAsync(call, stored, await work.BeginAsync());
        await work.FinishAsync();
    }

    /// <summary>
    /// A call that failed before it claimed its key fails as what it is, unless the key stands for another one already.
    /// </summary>
    private async Task RequireNewAsync(KeyedCall call)
    {
        if (await KeyRecord.FindAsync(call, database, CancellationToken.None) is not null)
        {
            throw new KeptAnswerException();
        }
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
