using System.Diagnostics;

namespace Commerce.Query.OData;

/// <summary>What can be known of a comparison without a row.</summary>
internal static class Folding
{
    public static Filter.Always Compare(Expression.Literal left, Comparison comparison, Expression.Literal right)
    {
        if (left.Kind is LiteralKind.Null || right.Kind is LiteralKind.Null)
        {
            var isEqual = left.Kind == right.Kind;
            return new Filter.Always(comparison is Comparison.Equal ? isEqual
                : comparison is Comparison.NotEqual && !isEqual);
        }

        var type = left.Kind is LiteralKind.Number ? FieldType.Fraction
            : right.Kind is LiteralKind.Time ? FieldType.Time
            : Constants.Natural(left).Type;
        var order = Order(Constants.Convert(left, type).Value!, Constants.Convert(right, type).Value!);
        return new Filter.Always(comparison switch
        {
            Comparison.Equal => order == 0,
            Comparison.NotEqual => order != 0,
            Comparison.Greater => order > 0,
            Comparison.GreaterOrEqual => order >= 0,
            Comparison.Less => order < 0,
            Comparison.LessOrEqual => order <= 0,
        });
    }

    public static bool AreComparable(Scalar left, Scalar right) =>
        left is Scalar.Column { Field: var one } && right is Scalar.Column { Field: var other }
            ? one.Type == other.Type && one.Names.SequenceEqual(other.Names)
                && one.Columns.Count == other.Columns.Count
            : left.Type == right.Type || (ScalarBinder.IsNumber(left.Type) && ScalarBinder.IsNumber(right.Type));

    /// <summary>True where the condition is never unknown: only then is `eq false` the same as `not`.</summary>
    public static bool IsCertain(Filter filter) => filter switch
    {
        Filter.And and => IsCertain(and.Left) && IsCertain(and.Right),
        Filter.Or or => IsCertain(or.Left) && IsCertain(or.Right),
        Filter.Not not => IsCertain(not.Operand),
        Filter.Match match => !match.Text.IsNullable && !match.Needle.IsNullable,
        Filter.Compare or Filter.In or Filter.Any or Filter.All or Filter.Always => true,
        _ => throw new UnreachableException(),
    };

    private static int Order(object left, object right) => left is string text
        ? string.CompareOrdinal(text, (string)right)
        : Comparer<object>.Default.Compare(left, right);
}
