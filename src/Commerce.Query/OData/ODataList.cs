namespace Commerce.Query.OData;

/// <summary>A list call with OData system query options.</summary>
internal static class ODataList
{
    private static readonly IReadOnlyList<string> Options =
        ["$filter", "$orderby", "$select", "$top", "$skip", "$count", "$search", "$expand", "$skiptoken"];

    public static ListPlan Parse(ListParameters known, FieldSet fields, ICursorReader cursors)
    {
        var aliases = known.Aliases;
        known.RefuseOthers([.. Options, .. aliases.Keys]);
        CheckCount(known.Find("$count"));
        var condition = known.Find("$filter");
        var search = known.Find("$search");
        var plan = new ListPlan(
            Projection(known, fields, fields.DefaultProjection),
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

    /// <summary>What <c>$select</c> and <c>$expand</c> choose.</summary>
    /// <param name="unselected">What is sent without <c>$select</c>.</param>
    public static Projection Projection(ListParameters known, FieldSet fields, Projection unselected)
    {
        var selected = known.Find("$select") is { } select
            ? ODataSelect.Parse("$select", select, fields)
            : unselected;
        return known.Find("$expand") is { } expand
            ? new ODataExpand("$expand", expand, fields, known.Aliases).Add(selected)
            : selected;
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
