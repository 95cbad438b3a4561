namespace Commerce.Query.OData;

/// <summary>Reads <c>$orderby=audit/created/at desc,id</c> and makes it total.</summary>
public static class ODataOrder
{
    /// <exception cref="QueryException">The order is refused.</exception>
    public static IReadOnlyList<OrderTerm> Parse(string parameter, string text, FieldSet fields)
    {
        var order = new OrderBuilder(parameter, fields);
        var position = 0;
        foreach (var term in text.Split(','))
        {
            if (term.AsSpan().Trim().Length > 0)
            {
                var start = position + term.Length - term.TrimStart().Length;
                Add(order, new Place(parameter, start), term.Trim(), fields);
            }

            position += term.Length + 1;
        }

        return order.Build();
    }

    private static void Add(OrderBuilder order, Place at, string term, FieldSet fields)
    {
        var space = term.AsSpan().IndexOfAny(' ', '\t');
        var path = space < 0 ? term : term[..space];
        var direction = space < 0 ? "" : term[space..].Trim();
        if (path.AsSpan().IndexOfAny('(', '@') >= 0 || path.Contains("/$", StringComparison.Ordinal))
        {
            throw at.Unsupported("an order by anything but a property");
        }

        var isDescending = direction.Equals("desc", StringComparison.OrdinalIgnoreCase);
        if (!isDescending && direction.Length > 0 && !direction.Equals("asc", StringComparison.OrdinalIgnoreCase))
        {
            throw (at with { Position = at.Position + term.Length - direction.Length }).Error(
                $"Unexpected `{Excerpt.Of(direction)}`.", "A direction is `asc` or `desc`.");
        }

        order.Add(Paths.Dotted(path), at.Position, isDescending, name => Paths.Suggest(fields, name));
    }
}
