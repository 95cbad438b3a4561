namespace Commerce.Query.OData;

/// <summary>
/// Compares a whole number with a literal that is none or that no such number reaches. The literal is never rounded:
/// the comparison moves to the neighbouring whole number, or its answer is known.
/// </summary>
internal static class WholeNumbers
{
    public static Filter Compare(Scalar left, Comparison comparison, NumberLiteral number)
    {
        if (number.IsWhole)
        {
            return With(left, comparison, number.Floor);
        }

        var beyond = number is { Beyond: 0, Floor: long.MaxValue } ? 1 : number.Beyond;
        return comparison switch
        {
            Comparison.Equal => new Filter.Always(false),
            Comparison.NotEqual => new Filter.Always(true),
            Comparison.Greater or Comparison.GreaterOrEqual when beyond != 0 => Side(left, beyond < 0),
            Comparison.Less or Comparison.LessOrEqual when beyond != 0 => Side(left, beyond > 0),
            Comparison.Greater => With(left, comparison, number.Floor),
            Comparison.GreaterOrEqual => With(left, comparison, number.Floor + 1),
            Comparison.Less => With(left, comparison, number.Floor + 1),
            Comparison.LessOrEqual => With(left, comparison, number.Floor),
        };
    }

    /// <summary>Every number is on that side, but null is on none.</summary>
    private static Filter Side(Scalar left, bool holds) =>
        holds && left.IsNullable
            ? new Filter.Compare(left, Comparison.NotEqual, new Scalar.Constant(null, left.Type))
            : new Filter.Always(holds);

    private static Filter.Compare With(Scalar left, Comparison comparison, long number) =>
        new(left, comparison, new Scalar.Constant(number, left.Type));
}
