using Microsoft.Net.Http.Headers;

namespace Commerce.Foundation.Http;

/// <summary>The part of a file that a call gets.</summary>
/// <param name="IsPart">True where the caller asked for a part, be it all of the file.</param>
internal sealed record ByteRange(long From, long Length, bool IsPart)
{
    /// <summary>
    /// Reads <c>Range</c> and <c>If-Range</c> (RFC 9110, sections 14.2 and 13.1.5). What the header asks for in vain, in
    /// another unit, or in several parts at once, is answered with the whole file, as the RFC permits.
    /// </summary>
    /// <returns>Null where no byte of the file lies inside of the range.</returns>
    public static ByteRange? Of(HttpContext http, long size, string tag, DateTimeOffset lastModified)
    {
        if (Rewrites.IsHead(http)
            || !RangeHeaderValue.TryParse(http.Request.Headers.Range.ToString(), out var ranges)
            || !ranges.Unit.Equals("bytes", StringComparison.OrdinalIgnoreCase)
            || ranges.Ranges.Count != 1
            || !IsCurrent(http.Request.Headers.IfRange.ToString(), tag, lastModified))
        {
            return new ByteRange(0, size, false);
        }

        var range = ranges.Ranges.Single();
        // Without a beginning it is the length of the end that is asked for.
        var from = range.From ?? Math.Max(0, size - range.To!.Value);
        var last = range.From is null ? size - 1 : Math.Min(range.To ?? long.MaxValue, size - 1);
        return from <= last ? new ByteRange(from, last - from + 1, true) : null;
    }

    /// <summary>A part fits only to the version that the caller has a part of; the comparison is strong.</summary>
    private static bool IsCurrent(string ifRange, string tag, DateTimeOffset lastModified)
    {
        if (ifRange.Length == 0)
        {
            return true;
        }

        return RangeConditionHeaderValue.TryParse(ifRange, out var condition)
            && (condition.EntityTag is { } known
                ? !known.IsWeak && known.Tag == tag
                : condition.LastModified == lastModified);
    }
}
