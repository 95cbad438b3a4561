using System.Diagnostics;

namespace Commerce.Query.Sql;

/// <summary>
/// Writes comparisons by the rules of OData for null: equality is never unknown, nothing is before or behind null, and
/// null is as great as null.
/// </summary>
internal static class CompareCompiler
{
    public static SqlText Compile(Filter.Compare compare, bool negated, ScalarCompiler scalars)
    {
        var (left, right, comparison) = (compare.Left, compare.Right, compare.Operator);
        if (left is Scalar.Constant && right is not Scalar.Constant)
        {
            (left, right, comparison) = (right, left, Mirror(comparison));
        }

        if (left.Type is FieldType.Id)
        {
            return comparison switch
            {
                Comparison.Equal => IdCompiler.Equal(left, right, negated),
                Comparison.NotEqual => IdCompiler.Equal(left, right, !negated),
                _ => throw new UnreachableException("Ids are not ordered."),
            };
        }

        return IsNull(left) || IsNull(right)
            ? WithNull(left, right, comparison, negated, scalars)
            : PartCompiler.TryCompile(left, comparison, right, negated, scalars)
            ?? Values(left, comparison, right, negated, scalars);
    }

    public static bool IsNull(Scalar scalar) => scalar is Scalar.Constant { Value: null };

    public static SqlText Always(bool value) => value ? SqlText.Of($"true") : SqlText.Of($"false");

    public static SqlText IsNull(SqlText expression, bool negated) => negated
        ? SqlText.Of($"{expression} is not null")
        : SqlText.Of($"{expression} is null");

    public static Comparison Opposite(Comparison comparison) => comparison switch
    {
        Comparison.Equal => Comparison.NotEqual,
        Comparison.NotEqual => Comparison.Equal,
        Comparison.Greater => Comparison.LessOrEqual,
        Comparison.GreaterOrEqual => Comparison.Less,
        Comparison.Less => Comparison.GreaterOrEqual,
        Comparison.LessOrEqual => Comparison.Greater,
    };

    private static Comparison Mirror(Comparison comparison) => comparison switch
    {
        Comparison.Equal or Comparison.NotEqual => comparison,
        Comparison.Greater => Comparison.Less,
        Comparison.GreaterOrEqual => Comparison.LessOrEqual,
        Comparison.Less => Comparison.Greater,
        Comparison.LessOrEqual => Comparison.GreaterOrEqual,
    };

    private static SqlText WithNull(
        Scalar left, Scalar right, Comparison comparison, bool negated, ScalarCompiler scalars)
    {
        var equal = comparison is Comparison.Equal or Comparison.GreaterOrEqual or Comparison.LessOrEqual;
        var unequal = comparison is Comparison.NotEqual;
        if (!equal && !unequal)
        {
            return Always(negated);
        }

        var other = IsNull(left) ? right : left;
        return IsNull(other) || !other.IsNullable
            ? Always((IsNull(other) == equal) != negated)
            : IsNull(scalars.Compile(other), equal == negated);
    }

    private static SqlText Values(
        Scalar left, Comparison comparison, Scalar right, bool negated, ScalarCompiler scalars)
    {
        var isTime = left.Type is FieldType.Time || right.Type is FieldType.Time;
        var x = isTime ? scalars.CompileTime(left) : scalars.Compile(left);
        var y = isTime ? scalars.CompileTime(right) : scalars.Compile(right);
        var nulls = (left.IsNullable ? 1 : 0) + (right.IsNullable ? 1 : 0);
        if (comparison is Comparison.Equal or Comparison.NotEqual)
        {
            return Equal(x, y, nulls, (comparison is Comparison.NotEqual) != negated);
        }

        // Before and behind by bytes, whatever the locale of the database, as in the order of lists.
        var key = left.Type is FieldType.Text ? SqlText.Of($"{x} collate \"C\"") : x;
        if (nulls == 0)
        {
            return Ordered(key, negated ? Opposite(comparison) : comparison, y);
        }

        var ordered = Ordered(key, comparison, y);
        if (nulls == 2 && comparison is (Comparison.GreaterOrEqual or Comparison.LessOrEqual))
        {
            ordered = SqlText.Of($"({ordered} or ({x} is null and {y} is null))");
        }

        return negated ? SqlText.Of($"({ordered}) is not true") : ordered;
    }

    private static SqlText Equal(SqlText x, SqlText y, int nulls, bool negated) => (negated, nulls) switch
    {
        (false, 2) => SqlText.Of($"{x} is not distinct from {y}"),
        (false, _) => SqlText.Of($"{x} = {y}"),
        (true, 0) => SqlText.Of($"{x} <> {y}"),
        (true, _) => SqlText.Of($"{x} is distinct from {y}"),
    };

    private static SqlText Ordered(SqlText x, Comparison comparison, SqlText y) => comparison switch
    {
        Comparison.Equal => SqlText.Of($"{x} = {y}"),
        Comparison.NotEqual => SqlText.Of($"{x} <> {y}"),
        Comparison.Greater => SqlText.Of($"{x} > {y}"),
        Comparison.GreaterOrEqual => SqlText.Of($"{x} >= {y}"),
        Comparison.Less => SqlText.Of($"{x} < {y}"),
        Comparison.LessOrEqual => SqlText.Of($"{x} <= {y}"),
    };
}
