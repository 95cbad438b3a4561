using System.Globalization;

namespace Commerce.Foundation.Http;

/// <summary>How long a caller would rather wait than get an answer that tells nothing new.</summary>
internal static class Waiting
{
    /// <summary>The longest wait: balancers and clients give up after a minute.</summary>
    public const int LongestSeconds = 55;

    private const string Preference = "wait=";

    /// <summary>
    /// <c>Prefer: wait=N</c> (RFC 7240, section 4.3): seconds, at most 55. What is granted is told in
    /// <c>Preference-Applied</c>; what cannot be read is ignored, as any preference may be.
    /// </summary>
    public static TimeSpan Of(HttpContext http)
    {
        var asked = http.Request.Headers["Prefer"]
            .SelectMany(header => (header ?? "").Split(',', ';'))
            .Select(preference => preference.Replace(" ", "", StringComparison.Ordinal))
            .FirstOrDefault(preference => preference.StartsWith(Preference, StringComparison.OrdinalIgnoreCase));
        if (asked is null || !int.TryParse(
            asked[Preference.Length..].Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return TimeSpan.Zero;
        }

        var granted = Math.Min(seconds, LongestSeconds);
        http.Response.OnStarting(() =>
        {
            // Nobody was made to wait for a refusal.
            if (http.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified)
            {
                http.Response.Headers["Preference-Applied"] =
                    string.Create(CultureInfo.InvariantCulture, $"wait={granted}");
            }

            return Task.CompletedTask;
        });
        return TimeSpan.FromSeconds(granted);
    }
}
