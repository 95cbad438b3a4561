namespace Commerce.Query.OData;

/// <summary>
/// Reads <c>$expand</c>: references by their names, and collections with options of their own, as
/// <c>messages($select=id,content;$filter=type eq 'User';$orderby=id desc;$top=5)</c>.
/// </summary>
internal sealed class ODataExpand(
    string parameter, string text, FieldSet fields, IReadOnlyDictionary<string, string> aliases)
{
    private static readonly string[] Options = ["$select", "$filter", "$orderby", "$top"];

    private static readonly string[] Unsupported =
        ["$skip", "$count", "$search", "$expand", "$levels", "$compute", "$apply", "$skiptoken"];

    /// <summary>The projection with what is expanded.</summary>
    /// <exception cref="QueryException">The expansion is refused.</exception>
    public Projection Add(Projection projection)
    {
        foreach (var item in Split(0, text.Length, ','))
        {
            projection = Add(projection, item.Start, item.End);
        }

        return projection;
    }

    private Projection Add(Projection projection, int start, int end)
    {
        var open = text.IndexOf('(', start, end - start);
        var name = text[start..(open < 0 ? end : open)].TrimEnd();
        if (fields.FindExpandable(name) is { } collection)
        {
            return projection.Expanded(collection.Path) is null
                ? projection.With(collection, Elements(collection.Fields, open < 0 ? end : open, end))
                : throw At(start).Error("The collection is expanded twice.");
        }

        if (!fields.Expandable.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            throw Unknown(start, name);
        }

        return open < 0
            ? projection.With(name)
            : throw At(open).Unsupported($"options of `{name}` inside `{parameter}`");
    }

    private QueryException Unknown(int start, string name)
    {
        if (name == "*" || name.Contains("/$", StringComparison.Ordinal))
        {
            return At(start).Unsupported($"`{Excerpt.Of(name)}` inside `{parameter}`");
        }

        string[] known = [.. fields.Expandable, .. fields.ExpandableCollections.Select(collection => collection.Path)];
        return At(start).Error("Invalid property path.", known.Length > 0
            ? $"Known here: {string.Join(", ", known)}."
            : "Nothing can be expanded here.");
    }

    /// <summary>The list that the options between the parentheses choose; without any, the first page.</summary>
    private ListPlan Elements(FieldSet elements, int open, int end)
    {
        var given = Given(open, end);
        var plan = ListPlan.Of(
            given.TryGetValue("$select", out var select)
                ? ODataSelect.Parse(parameter, InPlace(select), elements)
                : elements.DefaultProjection,
            elements);
        return plan with
        {
            Filter = given.TryGetValue("$filter", out var filter)
                ? ODataFilter.Parse(parameter, InPlace(filter), elements, aliases)
                : null,
            Order = given.TryGetValue("$orderby", out var order)
                ? ODataOrder.Parse(parameter, InPlace(order), elements)
                : plan.Order,
            Limit = given.TryGetValue("$top", out var top)
                ? ListQuery.Limit(parameter, text[top.Start..top.End], top.Start)
                : plan.Limit,
            Dialect = Dialect.OData,
        };
    }

    /// <summary>The options by name, each with the place of its value.</summary>
    private Dictionary<string, (int Start, int End)> Given(int open, int end)
    {
        var given = new Dictionary<string, (int Start, int End)>(StringComparer.OrdinalIgnoreCase);
        if (open == end)
        {
            return given;
        }

        foreach (var (start, stop) in Split(open + 1, Close(open, end), ';'))
        {
            var equals = text.IndexOf('=', start, stop - start);
            var name = text[start..(equals < 0 ? stop : equals)].TrimEnd();
            if (Unsupported.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                throw At(start).Unsupported($"`{name}` inside `{parameter}`");
            }

            if (equals < 0 || !Options.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                throw At(start).Error(
                    "Unknown option.",
                    $"Known here: {string.Join(", ", Options)}, each with `=` and with `;` between.");
            }

            if (!given.TryAdd(name, Trimmed(equals + 1, stop)))
            {
                throw At(start).Error("The option is given twice.");
            }
        }

        return given;
    }

    /// <summary>Where the parenthesis closes: at the end of the item.</summary>
    private int Close(int open, int end)
    {
        var close = End(open + 1, end, ')');
        return close == end ? throw At(end).Error("A closing parenthesis is missing.")
            : close == end - 1 ? close
            : throw At(close + 1).Unexpected(text[(close + 1)..end].TrimStart());
    }

    /// <summary>The pieces between separators outside quotes and parentheses, trimmed; empty ones are left out.</summary>
    private IEnumerable<(int Start, int End)> Split(int start, int end, char separator)
    {
        while (start < end)
        {
            var stop = End(start, end, separator);
            var piece = Trimmed(start, stop);
            if (piece.Start < piece.End)
            {
                yield return piece;
            }

            start = stop + 1;
        }
    }

    /// <summary>The first place of a mark outside quotes and parentheses; the end where there is none.</summary>
    private int End(int start, int end, char mark)
    {
        var depth = 0;
        for (var i = start; i < end; i++)
        {
            if (depth == 0 && text[i] == mark)
            {
                return i;
            }

            if (text[i] is '\'' or '"')
            {
                i = Quote(i, end);
            }

            depth += text[i] == '(' ? 1 : text[i] == ')' && depth > 0 ? -1 : 0;
        }

        return end;
    }

    /// <summary>Where a text closes. Between double quotes it is JSON's, where a backslash escapes a quote.</summary>
    private int Quote(int open, int end)
    {
        for (var i = open + 1; i < end; i++)
        {
            if (text[i] == text[open])
            {
                return i;
            }

            i += text[open] == '"' && text[i] == '\\' ? 1 : 0;
        }

        throw At(open).Error("The quote is not closed.");
    }

    private (int Start, int End) Trimmed(int start, int end)
    {
        var piece = text.AsSpan(start, end - start);
        var from = start + piece.Length - piece.TrimStart().Length;
        return (from, Math.Max(from, start + piece.TrimEnd().Length));
    }

    /// <summary>A value behind as many spaces as there is text before it: every place in it is its own.</summary>
    private string InPlace((int Start, int End) value) => text[value.Start..value.End].PadLeft(value.End);

    private Place At(int position) => new(parameter, position);
}
