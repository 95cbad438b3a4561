namespace Commerce.Query.Rql;

/// <summary>A query string in RQL: its ordinary parameters, and all the rest as one filter.</summary>
/// <param name="Parameters">The ordinary parameters in order, decoded; also those with a <c>$</c> name.</param>
/// <param name="Filter">The expression, decoded, for <see cref="RqlFilter.Parse"/>; null where there is none.</param>
public sealed record RqlQuery(IReadOnlyList<QueryParameter> Parameters, string? Filter)
{
    /// <summary>What the filter is called in errors: its parts have no name of their own.</summary>
    public const string FilterName = "filter";

    internal const int LongestPart = 40;

    private static readonly string[] Ordinary = ["limit", "offset", "order", "select", "cursor"];

    private static readonly string[] Carriers = ["query", "rql"];

    /// <summary>
    /// What the parts are called, in order: a parameter or a path by its name, any other expression by its beginning.
    /// </summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>
    /// Splits and decodes a query string. Filter segments are joined again with their ampersands before parsing:
    /// <c>type=User&amp;visibility.vendor=true|type=System</c> is an <c>or</c>. What <c>query=</c> or <c>rql=</c>
    /// carries is a filter of its own, and all of them must hold.
    /// </summary>
    /// <param name="raw">The query string as it came, with or without its question mark.</param>
    /// <exception cref="QueryException">
    /// The text is too long, an escape or the encoding is broken, or an ordinary parameter stands twice.
    /// </exception>
    public static RqlQuery Split(string raw)
    {
        raw = raw.TrimStart('?');
        if (raw.Length > QueryLimits.QueryLength)
        {
            throw new QueryException(
                FilterName, QueryLimits.QueryLength, $"More than {QueryLimits.QueryLength} characters.");
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var parameters = new List<QueryParameter>();
        var carried = new List<QueryParameter>();
        var segments = new List<string>();
        var parts = new List<string>();
        foreach (var segment in QuerySplitter.Split(raw))
        {
            var name = segment.Name;
            if (name is not null && IsOrdinary(name))
            {
                parameters.Add(Parameter(name, segment.Value, names));
            }
            else if (name is not null && Carriers.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                carried.Add(new QueryParameter(name, QueryText.Decode(name, segment.Value)));
            }
            else
            {
                segments.Add(QueryText.Decode(FilterName, segment.Raw));
            }

            parts.Add(name ?? segments[^1][..Math.Min(segments[^1].Length, LongestPart)]);
        }

        segments.RemoveAll(segment => segment.Equals("render()", StringComparison.OrdinalIgnoreCase));
        carried.RemoveAll(parameter => parameter.Value.Length == 0);
        return new RqlQuery(parameters, Join(carried, string.Join('&', segments))) { Parts = parts };
    }

    /// <summary>The length of <c>query=</c> or <c>rql=</c> where the text begins so; else 0.</summary>
    internal static int LengthOfCarrier(ReadOnlySpan<char> text)
    {
        foreach (var name in Carriers)
        {
            if (text.Length > name.Length && text[name.Length] == '='
                && text.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                return name.Length + 1;
            }
        }

        return 0;
    }

    private static bool IsOrdinary(string name) =>
        name[0] is '$' or '@' || Ordinary.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static QueryParameter Parameter(string name, string value, HashSet<string> known) => known.Add(name)
        ? new QueryParameter(
            name, QueryText.Decode(name, name[0] is '$' or '@' ? FormSpaces.Restore(value) : value))
        : throw new QueryException(name, 0, "The parameter is given twice.");

    private static string? Join(List<QueryParameter> carried, string segments)
    {
        if (segments.Length > 0)
        {
            carried.Add(new QueryParameter(FilterName, segments));
        }

        return carried.Count switch
        {
            0 => null,
            1 => carried[0].Value,
            _ => string.Join('&', carried.Select(Grouped)),
        };
    }

    /// <summary>A filter in parentheses; refused where it could reach out of them.</summary>
    private static string Grouped(QueryParameter filter)
    {
        var (_, place) = RqlNesting.Read(filter.Value, 0, _ => false);
        return place < 0
            ? $"({filter.Value})"
            : throw new QueryException(
                filter.Name, place, "Parentheses or quotes are not balanced.",
                "Each of several filters is complete in itself.");
    }
}
