using System.Globalization;

namespace Commerce.Query;

/// <summary>Turns the parameters of a list call into a <see cref="ListPlan"/>.</summary>
public static class ListQuery
{
    /// <summary>The parameters a list knows, in the order in which they are documented.</summary>
    public static IReadOnlyList<string> Parameters { get; } = ["limit", "offset", "order", "select", "cursor"];

    /// <param name="raw">The raw query string.</param>
    /// <param name="fields">What the resource offers.</param>
    /// <param name="cursors">Reads the cursors of earlier pages of this very list.</param>
    /// <exception cref="QueryException">The query is refused; nothing has been read.</exception>
    public static ListPlan Parse(string raw, FieldSet fields, ICursorReader cursors)
    {
        var parameters = Known(raw, Parameters);
        var order = OrderParser.Parse(
            "order", parameters.GetValueOrDefault("order", fields.DefaultOrder), fields);
        var projection = SelectParser.Parse(
            "select", parameters.GetValueOrDefault("select", ""), fields, fields.DefaultProjection, fields.Default);
        var limit = parameters.TryGetValue("limit", out var text)
            ? Math.Min(Number("limit", text), QueryLimits.PageSize)
            : QueryLimits.PageSize;
        if (parameters.TryGetValue("cursor", out var cursor))
        {
            return parameters.ContainsKey("offset")
                ? throw new QueryException("offset", 0, "An offset cannot be combined with a cursor.")
                : Continued(projection, order, limit, cursors, cursor);
        }

        return new ListPlan(projection, order, null, limit, Offset(parameters));
    }

    /// <summary>The projection of a single object: its full form, changed by <c>select</c>.</summary>
    /// <exception cref="QueryException">The query is refused.</exception>
    public static Projection ParseSelect(string raw, FieldSet fields)
    {
        var text = Known(raw, ["select"]).GetValueOrDefault("select", "");
        return SelectParser.Parse("select", text, fields, fields.FullProjection, fields.Everything);
    }

    private static Dictionary<string, string> Known(string raw, IReadOnlyList<string> names)
    {
        var known = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in QueryText.Split(raw))
        {
            if (!names.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                throw new QueryException(
                    name, 0, "Unknown query parameter.",
                    Nearest.Of(name, names) is { } near
                        ? $"Did you mean `{near}`?"
                        : $"Known here: {string.Join(", ", names)}.");
            }

            known.Add(name, value);
        }

        return known;
    }

    private static ListPlan Continued(
        Projection projection, IReadOnlyList<OrderTerm> order, int limit, ICursorReader cursors, string text)
    {
        var cursor = cursors.Read(text, order)
            ?? throw new QueryException(
                "cursor", 0, "The cursor does not belong to this list and order, or was changed.",
                "Follow the `Link` header of the page before, or start again without a cursor.");
        return new ListPlan(projection, order, cursor.After, limit, cursor.Offset);
    }

    private static int Offset(Dictionary<string, string> parameters)
    {
        var offset = parameters.TryGetValue("offset", out var text) ? Number("offset", text) : 0;
        return offset <= QueryLimits.Offset
            ? offset
            : throw new QueryException(
                "offset", 0, $"An offset reaches to {QueryLimits.Offset}.",
                "Follow the `Link: rel=\"next\"` header of each page: it reaches any depth at the same cost.");
    }

    /// <summary>A whole number of at least 0; one too large for an int is as good as the largest.</summary>
    private static int Number(string parameter, string text)
    {
        if (text.Length == 0 || !text.All(char.IsAsciiDigit))
        {
            throw new QueryException(parameter, 0, "A whole number of at least 0 is expected.");
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : int.MaxValue;
    }
}
