namespace Commerce.Query;

/// <summary>
/// An order as columns, each once: a column named again adds nothing. The resource's key is appended in the direction
/// of the last term, so that no two rows are equal.
/// </summary>
internal sealed class OrderBuilder(string parameter, FieldSet fields)
{
    private readonly List<OrderTerm> _order = [];
    private bool _descending;
    private int _count;

    /// <param name="path">The dotted path.</param>
    /// <param name="suggest">The hint for a path that is unknown.</param>
    public void Add(string path, int position, bool descending, Func<string, string?> suggest)
    {
        var field = fields.Find(path)
            ?? throw new QueryException(parameter, position, "Invalid property path.", suggest(path));
        if (field.Sort.Count == 0)
        {
            throw new QueryException(parameter, position, "Ordering is not permitted.");
        }

        if (++_count > QueryLimits.OrderTerms)
        {
            throw new QueryException(parameter, position, $"More than {QueryLimits.OrderTerms} terms.");
        }

        _descending = descending;
        Append(field.Sort);
    }

    public IReadOnlyList<OrderTerm> Build()
    {
        if (_count == 0)
        {
            throw new QueryException(parameter, 0, "No valid ordering properties were detected");
        }

        Append(fields.Key);
        return _order;
    }

    private void Append(IReadOnlyList<SortColumn> columns) =>
        _order.AddRange(columns
            .Where(column => _order.TrueForAll(term => term.Column.Name != column.Name))
            .Select(column => new OrderTerm(column, _descending)));
}
