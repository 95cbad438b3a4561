namespace Commerce.Query.Sql;

/// <summary>
/// A chain of one connective, flat: the tree's are binary and may lean hundreds deep to either side. Equalities on one
/// field become one list, so that the text of the SQL does not grow with the values.
/// </summary>
internal sealed record FilterChain(bool IsOr, IReadOnlyList<FilterChain.Link> Links)
{
    public static FilterChain Of(Filter filter, bool negated)
    {
        var isOr = filter is Filter.Or != negated;
        var links = new List<Link>();
        var rest = new Stack<Link>([new Link(filter, negated)]);
        while (rest.TryPop(out var next))
        {
            switch (next.Filter)
            {
                case Filter.Not not:
                    rest.Push(new Link(not.Operand, !next.Negated));
                    break;
                case Filter.And both when isOr == next.Negated:
                    rest.Push(new Link(both.Right, next.Negated));
                    rest.Push(new Link(both.Left, next.Negated));
                    break;
                case Filter.Or either when isOr != next.Negated:
                    rest.Push(new Link(either.Right, next.Negated));
                    rest.Push(new Link(either.Left, next.Negated));
                    break;
                default:
                    links.Add(next);
                    break;
            }
        }

        return new FilterChain(isOr, Collapse(links, isOr));
    }

    /// <summary>Equal to one or to another is in a list; unequal to one and to another is not in it.</summary>
    private static List<Link> Collapse(List<Link> links, bool isOr)
    {
        var result = new List<Link>();
        var places = new Dictionary<Field, int>(ReferenceEqualityComparer.Instance);
        foreach (var link in links)
        {
            if (AsList(link, isOr) is not { Value: Scalar.Column column } list)
            {
                result.Add(link);
            }
            else if (!places.TryGetValue(column.Field, out var place))
            {
                places.Add(column.Field, result.Count);
                result.Add(link);
            }
            else
            {
                var known = AsList(result[place], isOr)!;
                result[place] = new Link(list with { Values = [.. known.Values, .. list.Values] }, !isOr);
            }
        }

        return result;
    }

    private static Filter.In? AsList(Link link, bool isOr) => link.Filter switch
    {
        Filter.In list when link.Negated != isOr => list,
        Filter.Compare { Operator: Comparison.Equal } compare when link.Negated != isOr => AsList(compare),
        Filter.Compare { Operator: Comparison.NotEqual } compare when link.Negated == isOr => AsList(compare),
        _ => null,
    };

    private static Filter.In? AsList(Filter.Compare compare) => compare switch
    {
        { Left: Scalar.Column column, Right: Scalar.Constant value } => new Filter.In(column, [value]),
        { Left: Scalar.Constant value, Right: Scalar.Column column } => new Filter.In(column, [value]),
        _ => null,
    };

    /// <param name="Filter">What is asked.</param>
    /// <param name="Negated">True where its opposite is meant.</param>
    internal readonly record struct Link(Filter Filter, bool Negated);
}
