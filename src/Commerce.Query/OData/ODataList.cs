namespace Commerce.Query.OData;

/// <summary>A list call with OData system query options.</summary>
internal static class ODataList
{
    private static readonly IReadOnlyList<string> Options =
        ["$filter", "$orderby", "$select", "$top", "$skip", "$count", "$search", "$expand", "$skiptoken"];

    public static ListPlan Parse(ListParameters known, string? filter, FieldSet fields, ICursorReader cursors)
    {
        var aliases = known.Values
            .Where(parameter => parameter.Key.StartsWith('@'))
            .ToDictionary(parameter => parameter.Key, parameter => parameter.Value);
        known.RefuseUnknown([.. Options, .. aliases.Keys], filter);
        CheckCount(known.Find("$count"));
        var condition = known.Find("$filter");
        var search = known.Find("$search");
        var plan = new ListPlan(
            Projection(known, fields),
            condition is null ? null : ODataFilter.Parse("$filter", condition, fields, aliases),
            search is null ? null : Searchable(search, fields),
            known.Find("$orderby") is { } order
                ? ODataOrder.Parse("$orderby", order, fields)
                : OrderParser.Parse("$orderby", fields.DefaultOrder, fields),
            After: null,
            ListQuery.Limit("$top", known.Find("$top")),
            Offset: 0,
            Dialect.OData)
        {
            Condition = string.Join('\n', [condition, search, .. aliases.Select(alias => $"{alias.Key}={alias.Value}")]),
        };
        return ListQuery.Page(plan, known.Find("$skiptoken"), known.Find("$skip"), "$skiptoken", "$skip", cursors);
    }

    private static Search Searchable(string text, FieldSet fields) => fields.SearchVector is not null
        ? SearchParser.Parse("$search", text)
        : throw new QueryException("$search", 0, "This list cannot be searched.", "Use `$filter` with `contains`.");

    private static Projection Projection(ListParameters known, FieldSet fields)
    {
        var projection = known.Find("$select") is { } select
            ? ODataSelect.Parse("$select", select, fields)
            : fields.DefaultProjection;
        foreach (var name in (known.Find("$expand") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            projection = fields.Expandable.Contains(name.Trim(), StringComparer.OrdinalIgnoreCase)
                ? projection.With(name.Trim())
                : throw new QueryException("$expand", 0, "Invalid property path.", fields.Expandable.Count > 0
                    ? $"Known here: {string.Join(", ", fields.Expandable)}."
                    : "Nothing can be expanded here.");
        }

        return projection;
    }

    /// <summary>The total is part of every list; <c>$count</c> is understood and changes nothing.</summary>
    private static void CheckCount(string? text)
    {
        if (text is not null && !bool.TryParse(text, out _))
        {
            throw new QueryException("$count", 0, "Expected true or false.");
        }
    }
}
