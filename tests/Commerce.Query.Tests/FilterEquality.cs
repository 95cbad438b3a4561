using System.Diagnostics;

namespace Commerce.Query.Tests;

/// <summary>Equality of trees: records compare lists by reference.</summary>
internal static class FilterEquality
{
    public static bool Same(Filter? one, Filter? other) => (one, other) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        (Filter.And a, Filter.And b) => Same(a.Left, b.Left) && Same(a.Right, b.Right),
        (Filter.Or a, Filter.Or b) => Same(a.Left, b.Left) && Same(a.Right, b.Right),
        (Filter.Not a, Filter.Not b) => Same(a.Operand, b.Operand),
        (Filter.Compare a, Filter.Compare b) =>
            a.Operator == b.Operator && Same(a.Left, b.Left) && Same(a.Right, b.Right),
        (Filter.In a, Filter.In b) => Same(a.Value, b.Value) && a.Values.SequenceEqual(b.Values),
        (Filter.Match a, Filter.Match b) => (a.Kind, a.IgnoreCase) == (b.Kind, b.IgnoreCase)
            && Same(a.Text, b.Text) && Same(a.Needle, b.Needle),
        (Filter.Any a, Filter.Any b) => a.Of == b.Of && Same(a.Condition, b.Condition),
        (Filter.All a, Filter.All b) => a.Of == b.Of && Same(a.Condition, b.Condition),
        (Filter.Always a, Filter.Always b) => a == b,
        _ => one.GetType() != other.GetType() ? false : throw new UnreachableException(),
    };

    private static bool Same(Scalar one, Scalar other) => (one, other) switch
    {
        (Scalar.Call a, Scalar.Call b) => a.Function == b.Function && a.Arguments.Count == b.Arguments.Count
            && a.Arguments.Zip(b.Arguments).All(pair => Same(pair.First, pair.Second)),
        _ => one == other,
    };
}
