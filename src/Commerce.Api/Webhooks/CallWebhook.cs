using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Authentication;
using System.Text;
using Commerce.Foundation.Telemetry;

namespace Commerce.Api.Webhooks;

/// <summary>Makes one call of a webhook, and tells what came of it, whatever that is.</summary>
internal sealed class CallWebhook(HttpMessageInvoker connections, TimeProvider clock)
{
    private const int ReadBytes = 64 * 1024;
    private const int KeptBytes = 1024;
    private const int LongestReason = 200;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private static readonly string Agent =
        $"Commerce-Webhooks/{typeof(CallWebhook).Assembly.GetName().Version?.ToString(3)}";

    /// <param name="id">What the receiver knows the event by.</param>
    /// <param name="patience">How long it may take in all; by default 15 seconds.</param>
    public async Task<WebhookCall> RunAsync(
        string url, string id, byte[] body, IReadOnlyList<WebhookSecret> secrets, TimeSpan? patience = null)
    {
        var call = await CallAsync(url, id, body, secrets, patience);
        Measures.WebhookCalls.Add(1, MeasureTag.Outcome(call.Success ? "delivered" : "failed"));
        return call;
    }

    private async Task<WebhookCall> CallAsync(
        string url, string id, byte[] body, IReadOnlyList<WebhookSecret> secrets, TimeSpan? patience)
    {
        var (at, begin) = (clock.GetUtcNow(), Stopwatch.GetTimestamp());
        var limit = patience ?? Patience;
        using var timer = new CancellationTokenSource(limit);
        using var call = Request(url, id, at, body, secrets);
        try
        {
            using var answer = await connections.SendAsync(call, timer.Token);
            var response = await ReadAsync(answer, timer.Token);
            return new WebhookCall
            {
                Success = answer.IsSuccessStatusCode,
                CallTime = at,
                ResponseTime = Milliseconds(begin),
                HttpStatusCode = (int)answer.StatusCode,
                ReasonPhrase = Text(answer.ReasonPhrase, LongestReason),
                Error = Fault(answer),
                Response = response,
                RetryAfter = RetryAfter(answer, at),
            };
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException or IOException)
        {
            return new WebhookCall
            {
                Success = false,
                CallTime = at,
                ResponseTime = Milliseconds(begin),
                Error = timer.IsCancellationRequested
                    ? string.Create(CultureInfo.InvariantCulture, $"No answer within {limit.TotalSeconds:0} seconds.")
                    : Sentence(error),
            };
        }
    }

    private static HttpRequestMessage Request(
        string url, string id, DateTimeOffset at, byte[] body, IReadOnlyList<WebhookSecret> secrets)
    {
        var seconds = at.ToUnixTimeSeconds();
        var call = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        call.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        call.Headers.TryAddWithoutValidation("User-Agent", Agent);
        call.Headers.TryAddWithoutValidation("webhook-id", id);
        call.Headers.TryAddWithoutValidation("webhook-timestamp", seconds.ToString(CultureInfo.InvariantCulture));
        call.Headers.TryAddWithoutValidation("webhook-signature", WebhookSignature.Of(id, seconds, body, secrets));
        return call;
    }

    /// <summary>
    /// Reads the answer up to its limit, so that the connection may be used again. The status has decided already: a
    /// receiver that is slow or long behind it has taken the event none the less.
    /// </summary>
    private static async Task<string?> ReadAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        var bytes = new byte[KeptBytes];
        var rest = new byte[4 * 1024];
        var kept = 0;
        try
        {
            await using var stream = await answer.Content.ReadAsStreamAsync(cancellation);
            kept = await stream.ReadAtLeastAsync(bytes, KeptBytes, throwOnEndOfStream: false, cancellation);
            for (int all = kept, read; kept == KeptBytes && all < ReadBytes; all += read)
            {
                if ((read = await stream.ReadAsync(rest, cancellation)) == 0)
                {
                    break;
                }
            }
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException or IOException)
        {
            // What was read until then is kept.
        }

        return Text(Encoding.UTF8.GetString(bytes, 0, kept), KeptBytes);
    }

    private static string? Fault(HttpResponseMessage answer) => (int)answer.StatusCode switch
    {
        >= 200 and < 300 => null,
        >= 300 and < 400 => "The receiver answered with a redirect, which is not followed.",
        410 => "The receiver answered 410 Gone.",
        _ => "The receiver did not answer with 2xx.",
    };

    private static TimeSpan? RetryAfter(HttpResponseMessage answer, DateTimeOffset now) =>
        answer.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable) ? null
        : answer.Headers.RetryAfter is not { } after ? null
        : after.Delta ?? after.Date - now;

    private static string Sentence(Exception error)
    {
        for (Exception? cause = error; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case TargetRefusedException:
                    return cause.Message;
                case AuthenticationException:
                    return "The connection could not be made secure: the receiver's certificate is not valid for its name.";
            }
        }

        return error is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError }
            ? "The receiver could not be connected to."
            : "The connection was broken, or what came was no answer in HTTP.";
    }

    /// <summary>Text that the database can hold.</summary>
    private static string? Text(string? text, int longest)
    {
        var clean = text?.Replace('\0', '\ufffd');
        return string.IsNullOrEmpty(clean) ? null : clean.Length <= longest ? clean : clean[..longest];
    }

    private static int Milliseconds(long begin) => (int)Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
}
