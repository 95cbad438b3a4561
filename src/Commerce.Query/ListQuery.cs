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

    internal static int Limit(string parameter, string? text, int position = 0) =>
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
