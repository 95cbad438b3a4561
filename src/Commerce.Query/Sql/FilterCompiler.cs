namespace Commerce.Query.Sql;

/// <summary>
/// Writes a filter as a condition that is true for exactly the rows the filter holds for. Negation is pushed down to
/// the leaves: SQL's own <c>not</c> would keep unknown unknown and lose rows that hold null.
/// </summary>
public static class FilterCompiler
{
    /// <param name="filter">A checked tree; its depth is bounded, its chains of and/or may be long.</param>
    /// <param name="now">What <c>now()</c> stands for.</param>
    public static SqlText Compile(Filter filter, DateTimeOffset now) => Compile(filter, false, new ScalarCompiler(now));

    internal static SqlText Compile(Filter filter, bool negated, ScalarCompiler scalars)
    {
        while (filter is Filter.Not not)
        {
            (filter, negated) = (not.Operand, !negated);
        }

        return filter switch
        {
            Filter.And or Filter.Or => Chain(filter, negated, scalars),
            Filter.Compare compare => CompareCompiler.Compile(compare, negated, scalars),
            Filter.In list => InCompiler.Compile(list, negated, scalars),
            Filter.Match match => MatchCompiler.Compile(match, negated, scalars),
            Filter.Any any => Any(any, negated, scalars),
            Filter.All all => All(all, negated, scalars),
            Filter.Always always => always.Value != negated ? SqlText.Of($"true") : SqlText.Of($"false"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static SqlText Chain(Filter filter, bool negated, ScalarCompiler scalars)
    {
        var chain = FilterChain.Of(filter, negated);
        var pieces = chain.Links.Select(link => Compile(link.Filter, link.Negated, scalars)).ToList();
        return pieces.Count == 1
            ? pieces[0]
            : chain.IsOr
                ? SqlText.Of($"({SqlText.Join($" or ", pieces)})")
                : SqlText.Of($"({SqlText.Join($" and ", pieces)})");
    }

    private static SqlText Any(Filter.Any any, bool negated, ScalarCompiler scalars)
    {
        var condition = any.Condition is { } inner
            ? SqlText.Of($" and ({Compile(inner, false, scalars)})")
            : SqlText.Empty;
        return negated
            ? SqlText.Of($"not exists (select 1 from {any.Of.From}{condition})")
            : SqlText.Of($"exists (select 1 from {any.Of.From}{condition})");
    }

    // An element for which the condition is unknown does not fulfil it.
    private static SqlText All(Filter.All all, bool negated, ScalarCompiler scalars)
    {
        var condition = SqlText.Of($" and ({Compile(all.Condition, false, scalars)}) is not true");
        return negated
            ? SqlText.Of($"exists (select 1 from {all.Of.From}{condition})")
            : SqlText.Of($"not exists (select 1 from {all.Of.From}{condition})");
    }
}
