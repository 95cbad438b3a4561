namespace Commerce.Query.Sql;

/// <summary>
/// Writes a comparison of a time's year or date as a range of the time itself, which an index on the time answers:
/// the part would have to be taken from every row.
/// </summary>
internal static class PartCompiler
{
    /// <summary>Null where it is no such comparison, or one beyond the calendar.</summary>
    public static SqlText? TryCompile(
        Scalar left, Comparison comparison, Scalar right, bool negated, ScalarCompiler scalars)
    {
        if (left is not Scalar.Call { Function: Function.Year or Function.Date } call
            || call.Arguments[0].Type is not FieldType.Time
            || Bounds(right) is not { } bounds)
        {
            return null;
        }

        var time = scalars.Compile(call.Arguments[0]);
        var (from, to) = (bounds.From, bounds.To);
        if (!left.IsNullable)
        {
            return Range(time, negated ? CompareCompiler.Opposite(comparison) : comparison, from, to);
        }

        // Unequal is the only one that holds for null.
        return (comparison, negated) switch
        {
            (Comparison.NotEqual, false) => SqlText.Of($"({Range(time, Comparison.Equal, from, to)}) is not true"),
            (Comparison.NotEqual, true) => Range(time, Comparison.Equal, from, to),
            (_, false) => Range(time, comparison, from, to),
            (_, true) => SqlText.Of($"({Range(time, comparison, from, to)}) is not true"),
        };
    }

    private static SqlText Range(SqlText time, Comparison comparison, DateTimeOffset from, DateTimeOffset to) =>
        comparison switch
        {
            Comparison.Equal => SqlText.Of($"({time} >= {from} and {time} < {to})"),
            Comparison.NotEqual => SqlText.Of($"({time} < {from} or {time} >= {to})"),
            Comparison.Greater => SqlText.Of($"{time} >= {to}"),
            Comparison.GreaterOrEqual => SqlText.Of($"{time} >= {from}"),
            Comparison.Less => SqlText.Of($"{time} < {from}"),
            Comparison.LessOrEqual => SqlText.Of($"{time} < {to}"),
        };

    // The last year and the last day have no end that a time could hold.
    private static Span? Bounds(Scalar value) => value switch
    {
        Scalar.Constant { Value: long year and >= 1 and < 9999 } => new Span(
            ScalarCompiler.Midnight(new DateOnly((int)year, 1, 1)),
            ScalarCompiler.Midnight(new DateOnly((int)year + 1, 1, 1))),
        Scalar.Constant { Value: DateOnly date } when date < DateOnly.MaxValue => new Span(
            ScalarCompiler.Midnight(date), ScalarCompiler.Midnight(date.AddDays(1))),
        _ => null,
    };

    private sealed record Span(DateTimeOffset From, DateTimeOffset To);
}
