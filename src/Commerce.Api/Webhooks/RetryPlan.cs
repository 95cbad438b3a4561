using System.Security.Cryptography;

namespace Commerce.Api.Webhooks;

/// <summary>
/// When a call that failed is made again: as the Standard Webhooks specification proposes it, 75.6 hours in all.
/// </summary>
internal static class RetryPlan
{
    private const int JitterThousandths = 100;

    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2),
        TimeSpan.FromHours(5), TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(24);

    /// <summary>How long a webhook may fail without a success between.</summary>
    public static readonly TimeSpan LongestFailure = TimeSpan.FromDays(3);

    /// <summary>The pause before the next attempt, a tenth shorter or longer by chance; null where there is none.</summary>
    /// <param name="attempts">How many were made.</param>
    /// <param name="retryAfter">What the receiver asks for: it is not called earlier, unless it asks for more than a day.</param>
    public static TimeSpan? Pause(int attempts, TimeSpan? retryAfter)
    {
        if (attempts > Pauses.Length)
        {
            return null;
        }

        var chance = RandomNumberGenerator.GetInt32(-JitterThousandths, JitterThousandths + 1);
        var pause = Pauses[attempts - 1] * (1 + (chance / 1000.0));
        return retryAfter > pause ? TimeSpan.FromTicks(Math.Min(retryAfter.Value.Ticks, LongestPause.Ticks)) : pause;
    }
}
