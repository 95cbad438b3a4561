namespace Commerce.Query.Sql;

/// <summary>Writes the parts of a list plan as SQL.</summary>
public static class SqlCompiler
{
    /// <summary>The terms of <c>order by</c>.</summary>
    public static SqlText OrderBy(IReadOnlyList<OrderTerm> order) =>
        SqlText.Join($", ", order.Select(term => Column(term)));

    /// <summary>
    /// The condition that a row comes after the cursor, beginning with <c>and</c>; empty without a cursor. One
    /// direction is a row comparison, which an index answers at any depth. Mixed directions bound the first column
    /// first, so that the index is entered where the page begins: the plain chain of <c>or</c> would read all before.
    /// </summary>
    public static SqlText After(ListPlan plan)
    {
        if (plan.After is not { } after)
        {
            return SqlText.Empty;
        }

        var order = plan.Order;
        if (order.All(term => term.Descending == order[0].Descending))
        {
            var columns = SqlText.Join($", ", order.Select(term => term.Column.Expression));
            var values = SqlText.Join($", ", after.Select(value => SqlText.Of($"{value}")));
            return order[0].Descending
                ? SqlText.Of($" and ({columns}) < ({values})")
                : SqlText.Of($" and ({columns}) > ({values})");
        }

        var first = order[0].Column.Expression;
        var rest = Beyond(order, after, 0);
        return order[0].Descending
            ? SqlText.Of($" and {first} <= {after[0]} and {rest}")
            : SqlText.Of($" and {first} >= {after[0]} and {rest}");
    }

    private static SqlText Beyond(IReadOnlyList<OrderTerm> order, IReadOnlyList<object> after, int i)
    {
        var column = order[i].Column.Expression;
        var past = order[i].Descending
            ? SqlText.Of($"{column} < {after[i]}")
            : SqlText.Of($"{column} > {after[i]}");
        return i == order.Count - 1
            ? past
            : SqlText.Of($"({past} or ({column} = {after[i]} and {Beyond(order, after, i + 1)}))");
    }

    private static SqlText Column(OrderTerm term) => term.Descending
        ? SqlText.Of($"{term.Column.Expression} desc")
        : SqlText.Of($"{term.Column.Expression}");
}
