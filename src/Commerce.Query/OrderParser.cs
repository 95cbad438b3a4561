namespace Commerce.Query;

/// <summary>Reads <c>order=-audit.created.at,id</c> and makes it total.</summary>
internal static class OrderParser
{
    /// <summary>
    /// The order as columns, each once: a column named again adds nothing. The resource's key is appended in the
    /// direction of the last term, so that no two rows are equal.
    /// </summary>
    public static IReadOnlyList<OrderTerm> Parse(string parameter, string text, FieldSet fields)
    {
        var order = new List<OrderTerm>();
        var descending = false;
        var count = 0;
        var position = 0;
        foreach (var term in text.Split(','))
        {
            if (term.Length > 0)
            {
                descending = term[0] == '-';
                Append(order, Columns(parameter, term, position, fields), descending);
                if (++count > QueryLimits.OrderTerms)
                {
                    throw new QueryException(parameter, position, $"More than {QueryLimits.OrderTerms} terms.");
                }
            }

            position += term.Length + 1;
        }

        if (count == 0)
        {
            throw new QueryException(parameter, 0, "No valid ordering properties were detected");
        }

        Append(order, fields.Key, descending);
        return order;
    }

    private static void Append(List<OrderTerm> order, IReadOnlyList<SortColumn> columns, bool descending) =>
        order.AddRange(columns
            .Where(column => order.TrueForAll(term => term.Column.Name != column.Name))
            .Select(column => new OrderTerm(column, descending)));

    private static IReadOnlyList<SortColumn> Columns(string parameter, string term, int position, FieldSet fields)
    {
        var signed = term[0] is '+' or '-';
        var path = signed ? term[1..] : term;
        position += signed ? 1 : 0;
        if (fields.Find(path) is { } field)
        {
            return field.Sort.Count > 0
                ? field.Sort
                : throw new QueryException(parameter, position, "Ordering is not permitted.");
        }

        throw new QueryException(parameter, position, "Invalid property path.", fields.Suggest(path));
    }
}
