using System.Globalization;
using Commerce.Query.OData;
using Commerce.Query.Rql;

namespace Commerce.Query;

/// <summary>Turns the query of a list call into a <see cref="ListPlan"/>, whichever language it is written in.</summary>
public static class ListQuery
{
    /// <param name="raw">The raw query string.</param>
    /// <param name="fields">What the resource offers.</param>
    /// <param name="cursors">Reads the cursors of earlier pages of this very list.</param>
    /// <exception cref="QueryException">The query is refused; nothing has been read.</exception>
    public static ListPlan Parse(string raw, FieldSet fields, ICursorReader cursors)
    {
        var query = RqlQuery.Split(raw);
        var known = new ListParameters(query);
        return known.Dialect == Dialect.OData
            ? ODataList.Parse(known, fields, cursors)
            : RqlList.Parse(known, query.Filter, fields, cursors);
    }

    /// <summary>
    /// The projection of a single object: its full form, changed by <c>select</c>, or by <c>$select</c> and
    /// <c>$expand</c>.
    /// </summary>
    /// <exception cref="QueryException">The query is refused.</exception>
    public static Projection ParseSelect(string raw, FieldSet fields)
    {
        var known = new ListParameters(RqlQuery.Split(raw));
        known.RefuseOthers(["select", "$select", "$expand", .. known.Aliases.Keys]);
        return known.Dialect == Dialect.OData
            ? ODataList.Projection(known, fields, fields.FullProjection)
            : SelectParser.Parse(
                "select", known.Find("select") ?? "", fields, fields.FullProjection, fields.Everything);
    }

    /// <summary>Refuses every parameter: for calls that take none.</summary>
    /// <exception cref="QueryException">There is one.</exception>
    public static void ParseNone(string raw)
    {
        new ListParameters(RqlQuery.Split(raw)).RefuseOthers([]);
    }

    /// <summary>The parameters of a call that takes these and no others, decoded, by name.</summary>
    /// <exception cref="QueryException">One is unknown, or stands twice.</exception>
    public static IReadOnlyDictionary<string, string> ParseParameters(string raw, IReadOnlyList<string> names)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var segment in QuerySplitter.Split(raw))
        {
            if (segment.Name is not { } name || !names.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                var unknown = QueryText.Decode(RqlQuery.FilterName, segment.Name ?? segment.Raw);
                throw ListParameters.Unknown(unknown[..Math.Min(unknown.Length, RqlQuery.LongestPart)], names);
            }

            if (!values.TryAdd(name, QueryText.Decode(name, segment.Value)))
            {
                throw new QueryException(name, 0, "The parameter is given twice.");
            }
        }

        return values;
    }

    /// <summary>Takes a parameter out that is not of the query language.</summary>
    /// <returns>The rest, and the value, decoded; null where it does not stand exactly once.</returns>
    public static (string Others, string? Value) Take(string raw, string name)
    {
        var parts = QuerySplitter.Split(raw);
        var taken = parts.Where(part => name.Equals(part.Name, StringComparison.OrdinalIgnoreCase)).ToList();
        return taken.Count == 1
            ? (string.Join('&', parts.Except(taken).Select(part => part.Raw)), QueryText.Decode(name, taken[0].Value))
            : (raw, null);
    }

    /// <summary>The size of a page: what is asked for, at most <see cref="QueryLimits.PageSize"/>.</summary>
    /// <exception cref="QueryException">The text is no whole number of at least 0.</exception>
    public static int Limit(string parameter, string? text) => Limit(parameter, text, position: 0);

    internal static ListPlan Page(
        ListPlan plan, string? cursor, string? offset, string cursorName, string offsetName, ICursorReader cursors)
    {
        if (cursor is null)
        {
            return plan with { Offset = Offset(offsetName, offset) };
        }

        if (offset is not null)
        {
            throw new QueryException(offsetName, 0, "An offset cannot be combined with a cursor.");
        }

        var read = cursors.Read(cursor, plan.Condition, plan.Order)
            ?? throw new QueryException(
                cursorName, 0, "The cursor does not belong to this list, filter and order, or was changed.",
                "Follow the `Link` header of the page before, or start again without a cursor.");
        return plan with { After = read.After, Offset = read.Offset };
    }

    internal static int Limit(string parameter, string? text, int position) =>
        text is null ? QueryLimits.PageSize : Math.Min(Number(parameter, text, position), QueryLimits.PageSize);

    private static int Offset(string parameter, string? text)
    {
        var offset = text is null ? 0 : Number(parameter, text, position: 0);
        return offset <= QueryLimits.Offset
            ? offset
            : throw new QueryException(
                parameter, 0, $"An offset reaches to {QueryLimits.Offset}.",
                "Follow the `Link: rel=\"next\"` header of each page: it reaches any depth at the same cost.");
    }

    /// <summary>A whole number of at least 0; one too large for an int is as good as the largest.</summary>
    private static int Number(string parameter, string text, int position)
    {
        if (text.Length == 0 || !text.All(char.IsAsciiDigit))
        {
            throw new QueryException(parameter, position, "A whole number of at least 0 is expected.");
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : int.MaxValue;
    }
}
