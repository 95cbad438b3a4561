using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Commerce.Connector.Envelope;
using Commerce.Query.Sql;

namespace Commerce.Connector.Filters;

/// <summary>
/// Paging for those who ask for it, by headers that other clients do not send: <c>X-Page-Size</c> (1 to 1000),
/// <c>X-Page-After</c> with what <c>X-Page-Next</c> of the page before told, and <c>X-Page-Count: true</c> for
/// <c>X-Total-Count</c>. Without them a list is told whole.
/// </summary>
internal sealed record ListPage(int? Size, DateTimeOffset? AfterTime, string? AfterId, bool Counts)
{
    private const string SizeHeader = "X-Page-Size";
    private const string AfterHeader = "X-Page-After";
    private const string CountHeader = "X-Page-Count";
    private const int Largest = 1_000;

    public static ListPage Of(HttpContext http)
    {
        int? size = null;
        if (http.Request.Headers[SizeHeader] is [{ } asked])
        {
            size = int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number is >= 1 and <= Largest
                    ? number
                    : throw ConnectorErrors.InvalidPropertyValue($"{SizeHeader} must be a number from 1 to {Largest}");
        }

        var counts = http.Request.Headers[CountHeader] is ["true"];
        if (http.Request.Headers[AfterHeader] is not [{ } after])
        {
            return new ListPage(size, null, null, counts);
        }

        Span<byte> bytes = stackalloc byte[200];
        return after.Length <= 200 && Base64Url.IsValid(after) && Base64Url.TryDecodeFromChars(after, bytes, out var read)
            && Encoding.UTF8.GetString(bytes[..read]).Split('|') is [{ } time, { Length: <= 40 } id]
            && WireTimes.Parse(time) is { } at
                ? new ListPage(size, at, id, counts)
                : throw ConnectorErrors.InvalidPropertyValue($"{AfterHeader} must be what X-Page-Next has told");
    }

    /// <summary>Which rows stand behind the page before.</summary>
    public SqlText Condition(SqlText time, SqlText id) => AfterTime is { } at
        ? SqlText.Of($" and ({time}, {id}) > ({at}, {AfterId})")
        : SqlText.Empty;

    /// <summary>One more than the page holds: it tells whether there is a next.</summary>
    public SqlText Limit => Size is { } size ? SqlText.Of($" limit {size + 1}") : SqlText.Empty;

    /// <summary>The rows of the page; where it is not the last, the answer tells the next.</summary>
    public IReadOnlyList<T> Cut<T>(IReadOnlyList<T> rows, Func<T, (DateTimeOffset Time, string Id)> key, HttpContext http)
    {
        if (Size is not { } size || rows.Count <= size)
        {
            return rows;
        }

        var (time, id) = key(rows[size - 1]);
        http.Response.Headers["X-Page-Next"] = Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{time.ToWire()}|{id}"));
        return [.. rows.Take(size)];
    }
}
