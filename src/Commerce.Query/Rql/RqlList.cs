namespace Commerce.Query.Rql;

/// <summary>A list call in RQL: a filter between ordinary parameters.</summary>
internal static class RqlList
{
    private static readonly IReadOnlyList<string> Parameters = ["limit", "offset", "order", "select", "cursor"];

    public static ListPlan Parse(ListParameters known, string? filter, FieldSet fields, ICursorReader cursors)
    {
        var plan = new ListPlan(
            SelectParser.Parse(
                "select", known.Find("select") ?? "", fields, fields.DefaultProjection, fields.Default),
            filter is null ? null : Filter(filter, fields),
            Search: null,
            OrderParser.Parse("order", known.Find("order") ?? fields.DefaultOrder, fields),
            After: null,
            ListQuery.Limit("limit", known.Find("limit")),
            Offset: 0,
            Dialect.Rql)
        {
            Condition = filter ?? "",
        };
        return ListQuery.Page(plan, known.Find("cursor"), known.Find("offset"), "cursor", "offset", cursors);
    }

    /// <summary>What is no parameter is read as a filter, so a mistyped parameter is refused as a field.</summary>
    private static Filter Filter(string text, FieldSet fields)
    {
        try
        {
            return RqlFilter.Parse(RqlQuery.FilterName, text, fields);
        }
        catch (QueryException unknown) when (
            unknown.Hint is null && unknown.Subject is { } name && Nearest.Of(name, Parameters) is { } near)
        {
            throw new QueryException(unknown.Parameter, unknown.Position, unknown.Message, $"Did you mean `{near}`?")
            {
                Subject = name,
            };
        }
    }
}
