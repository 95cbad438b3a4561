using System.Globalization;
using System.Threading.RateLimiting;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Foundation.Telemetry;
using Microsoft.Extensions.Options;

namespace Commerce.Foundation.Limits;

/// <summary>
/// Counts each caller's calls in a sliding window and refuses those beyond the limits with 429. Every answer to a caller
/// that has a limit tells where it stands: <c>RateLimit-Policy</c> and <c>RateLimit</c> (IETF draft
/// draft-ietf-httpapi-ratelimit-headers-10). Each copy of the service counts for itself.
/// </summary>
internal sealed class RateLimits : IDisposable
{
    private const int SegmentsPerWindow = 10;

    private readonly RequestDelegate _next;
    private readonly RateLimitOptions _options;
    private readonly bool _hasLimits;
    private readonly PartitionedRateLimiter<RateLimit> _limiter;

    public RateLimits(RequestDelegate next, IOptions<RateLimitOptions> options)
    {
        _next = next;
        _options = options.Value;
        _hasLimits = (_options.TokenReads | _options.TokenWrites | _options.AccountReads | _options.AccountWrites) != 0;
        _limiter = PartitionedRateLimiter.Create<RateLimit, string>(limit =>
            RateLimitPartition.GetSlidingWindowLimiter(limit.Partition, _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = limit.Permits,
                Window = TimeSpan.FromSeconds(_options.WindowSeconds),
                SegmentsPerWindow = SegmentsPerWindow,
                QueueLimit = 0,
            }));
    }

    public Task InvokeAsync(HttpContext http)
    {
        // Most services have no limits at all.
        var limits = _hasLimits && http.Features.Get<Caller>() is { } caller ? Of(caller, http.Request.Method) : [];
        return limits.Count == 0 ? _next(http) : CountAsync(http, limits);
    }

    public void Dispose() => _limiter.Dispose();

    private async Task CountAsync(HttpContext http, List<RateLimit> limits)
    {
        foreach (var limit in limits)
        {
            using var lease = _limiter.AttemptAcquire(limit);
            Tell(http, limit);
            if (!lease.IsAcquired)
            {
                Measures.RateLimited.Add(1, MeasureTag.Policy(limit.Name));
                var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
                await Problems.TooManyRequests(limit.Name, limit.Permits, _options.WindowSeconds, wait).ExecuteAsync(http);
                return;
            }
        }

        await _next(http);
    }

    /// <summary>The limits that a call counts against, the narrower first: a call refused there does not count for the account.</summary>
    private List<RateLimit> Of(Caller caller, string method)
    {
        var isRead = HttpMethods.IsGet(method) || HttpMethods.IsHead(method);
        var who = caller.TokenNo is { } token ? $"TKN{token}" : $"USR{caller.UserNo}";
        RateLimit[] limits = isRead
            ? [new("token-reads", $"{who} reads", _options.TokenReads), new("account-reads", $"ACC{caller.AccountNo} reads", _options.AccountReads)]
            : [new("token-writes", $"{who} writes", _options.TokenWrites), new("account-writes", $"ACC{caller.AccountNo} writes", _options.AccountWrites)];
        return [.. limits.Where(limit => limit.Permits > 0)];
    }

    private void Tell(HttpContext http, RateLimit limit)
    {
        var left = Math.Max(0, _limiter.GetStatistics(limit)?.CurrentAvailablePermits ?? 0);
        var segment = Math.Max(1, _options.WindowSeconds / SegmentsPerWindow);
        http.Response.Headers.Append(
            "RateLimit-Policy",
            string.Create(CultureInfo.InvariantCulture, $"\"{limit.Name}\";q={limit.Permits};w={_options.WindowSeconds}"));
        http.Response.Headers.Append(
            "RateLimit", string.Create(CultureInfo.InvariantCulture, $"\"{limit.Name}\";r={left};t={segment}"));
    }
}
