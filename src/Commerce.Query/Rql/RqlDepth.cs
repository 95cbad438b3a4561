using System.Diagnostics;

namespace Commerce.Query.Rql;

/// <summary>How many expressions stand inside one another in a tree, as <see cref="RqlText"/> writes it.</summary>
internal static class RqlDepth
{
    public static int Of(Filter filter) => filter switch
    {
        Filter.And or Filter.Or => 1 + OfChain(filter),
        Filter.Not(Filter.In) => 0,
        Filter.Not(var operand) => 1 + Of(operand),
        Filter.Any(_, { } condition) => 1 + Of(condition),
        Filter.All(_, var condition) => 1 + Of(condition),
        Filter.Any or Filter.Compare or Filter.In or Filter.Match or Filter.Always => 0,
        _ => throw new UnreachableException(),
    };

    private static int OfChain(Filter chain)
    {
        var operands = RqlChain.Operands(chain);
        return operands.Max(Of);
    }
}
