namespace Commerce.Query.Rql;

/// <summary>
/// The operands of a run of one operator: <c>a and b and c</c> leans to the left in a tree and is as long as a filter
/// may be, so that it is walked and not recursed into.
/// </summary>
internal static class RqlChain
{
    public static IReadOnlyList<Filter> Operands(Filter chain)
    {
        var operands = new List<Filter>();
        var rest = chain;
        while (rest.GetType() == chain.GetType() && Halves(rest) is { } halves)
        {
            operands.Add(halves.Right);
            rest = halves.Left;
        }

        operands.Add(rest);
        operands.Reverse();
        return operands;
    }

    private static (Filter Left, Filter Right)? Halves(Filter filter) => filter switch
    {
        Filter.And(var left, var right) => (left, right),
        Filter.Or(var left, var right) => (left, right),
        _ => null,
    };
}
