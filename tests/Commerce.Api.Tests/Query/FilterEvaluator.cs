using System.Diagnostics;
using System.Text;
using Commerce.Query;

namespace Commerce.Api.Tests.Query;

/// <summary>
/// The meaning of a filter, in C#: what PostgreSQL must answer. A row holds its values by path, and the elements of a
/// collection by its name. Comparisons are never unknown; a match on null is, and stays so under <c>not</c>.
/// </summary>
internal sealed class FilterEvaluator(DateTimeOffset now)
{
    public bool Holds(Filter filter, IReadOnlyDictionary<string, object?> row) => Test(filter, row) is true;

    private bool? Test(Filter filter, IReadOnlyDictionary<string, object?> row) => filter switch
    {
        Filter.And both => Test(both.Left, row) & Test(both.Right, row),
        Filter.Or either => Test(either.Left, row) | Test(either.Right, row),
        Filter.Not other => !Test(other.Operand, row),
        Filter.Always always => always.Value,
        Filter.Compare compare => Compare(Value(compare.Left, row), compare.Operator, Value(compare.Right, row)),
        Filter.In list => list.Values.Any(value => AreEqual(Value(list.Value, row), value.Value)),
        Filter.Match match => Match(match, row),
        Filter.Any any => Elements(any.Of, row).Any(element => any.Condition is null || Holds(any.Condition, element)),
        Filter.All all => Elements(all.Of, row).All(element => Holds(all.Condition, element)),
        _ => throw new UnreachableException(),
    };

    private static IEnumerable<IReadOnlyDictionary<string, object?>> Elements(
        CollectionField field, IReadOnlyDictionary<string, object?> row) =>
        (IEnumerable<IReadOnlyDictionary<string, object?>>)row[field.Path]!;

    private static bool Compare(object? left, Comparison comparison, object? right) => comparison switch
    {
        Comparison.Equal => AreEqual(left, right),
        Comparison.NotEqual => !AreEqual(left, right),
        Comparison.Greater => Order(left, right) > 0,
        Comparison.GreaterOrEqual => Order(left, right) >= 0 || (left is null && right is null),
        Comparison.Less => Order(left, right) < 0,
        Comparison.LessOrEqual => Order(left, right) <= 0 || (left is null && right is null),
    };

    private static bool AreEqual(object? left, object? right) => (left, right) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        (IdValue x, IdValue y) => x.Equals(y),
        (bool x, bool y) => x == y,
        _ => Order(left, right) == 0,
    };

    private static int? Order(object? left, object? right) => (left, right) switch
    {
        (null, _) or (_, null) => null,
        (string x, string y) => Encoding.UTF8.GetBytes(x).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y)),
        (DateTimeOffset x, DateOnly y) => x.UtcDateTime.CompareTo(y.ToDateTime(TimeOnly.MinValue)),
        (DateOnly x, DateTimeOffset y) => x.ToDateTime(TimeOnly.MinValue).CompareTo(y.UtcDateTime),
        (DateTimeOffset x, DateTimeOffset y) => x.CompareTo(y),
        (DateOnly x, DateOnly y) => x.CompareTo(y),
        _ => Number(left).CompareTo(Number(right)),
    };

    private bool? Match(Filter.Match match, IReadOnlyDictionary<string, object?> row)
    {
        if (Value(match.Text, row) is not string text || Value(match.Needle, row) is not string needle)
        {
            return null;
        }

        if (match.IgnoreCase)
        {
            (text, needle) = (text.ToLowerInvariant(), needle.ToLowerInvariant());
        }

        return match.Kind switch
        {
            MatchKind.Contains => text.Contains(needle, StringComparison.Ordinal),
            MatchKind.StartsWith => text.StartsWith(needle, StringComparison.Ordinal),
            MatchKind.EndsWith => text.EndsWith(needle, StringComparison.Ordinal),
            MatchKind.Equals => text == needle,
        };
    }

    private object? Value(Scalar scalar, IReadOnlyDictionary<string, object?> row) => scalar switch
    {
        Scalar.Column column => row[column.Field.Path],
        Scalar.Constant constant => constant.Value,
        Scalar.Call call => Call(call.Function, [.. call.Arguments.Select(argument => Value(argument, row))]),
        _ => throw new UnreachableException(),
    };

    private object? Call(Function function, object?[] arguments) => arguments.Contains(null)
        ? null
        : function switch
        {
            Function.ToLower => ((string)arguments[0]!).ToLowerInvariant(),
            Function.ToUpper => ((string)arguments[0]!).ToUpperInvariant(),
            Function.Trim => ((string)arguments[0]!).Trim(' ', '\t', '\n', '\r', '\f', '\v'),
            Function.Length => Runes(arguments[0]).Count,
            Function.IndexOf => IndexOf((string)arguments[0]!, (string)arguments[1]!),
            Function.Substring => Substring(
                Runes(arguments[0]), Number(arguments[1]), arguments.Length > 2 ? Number(arguments[2]) : int.MaxValue),
            Function.Concat => (string)arguments[0]! + (string)arguments[1]!,
            Function.Year => Moment(arguments[0]).Year,
            Function.Month => Moment(arguments[0]).Month,
            Function.Day => Moment(arguments[0]).Day,
            Function.Hour => Moment(arguments[0]).Hour,
            Function.Minute => Moment(arguments[0]).Minute,
            Function.Second => Moment(arguments[0]).Second,
            Function.Date => DateOnly.FromDateTime(Moment(arguments[0])),
            Function.Now => now,
            Function.Add when arguments[0] is DateTimeOffset time => time + (TimeSpan)arguments[1]!,
            Function.Subtract when arguments[0] is DateTimeOffset time => time - (TimeSpan)arguments[1]!,
            Function.Add => Number(arguments[0]) + Number(arguments[1]),
            Function.Subtract => Number(arguments[0]) - Number(arguments[1]),
            Function.Multiply => Number(arguments[0]) * Number(arguments[1]),
            Function.Divide => Number(arguments[1]) == 0 ? null : Number(arguments[0]) / Number(arguments[1]),
            Function.IntegerDivide => Quotient(Number(arguments[0]), Number(arguments[1])),
            Function.Modulo => Number(arguments[1]) == 0 ? null : Number(arguments[0]) % Number(arguments[1]),
        };

    // What is left of the remainder divides without rounding.
    private static object? Quotient(decimal x, decimal y) => y == 0 ? null : (x - (x % y)) / y;

    private static decimal Number(object? value) =>
        Convert.ToDecimal(value, System.Globalization.CultureInfo.InvariantCulture);

    private static DateTime Moment(object? value) => value is DateOnly date
        ? date.ToDateTime(TimeOnly.MinValue)
        : ((DateTimeOffset)value!).UtcDateTime;

    // A character is a code point, as in PostgreSQL.
    private static List<Rune> Runes(object? text) => [.. ((string)text!).EnumerateRunes()];

    private static int IndexOf(string text, string part)
    {
        var at = text.IndexOf(part, StringComparison.Ordinal);
        return at < 0 ? -1 : Runes(text[..at]).Count;
    }

    private static string Substring(List<Rune> text, decimal start, decimal length) => string.Concat(
        text.Skip((int)Math.Clamp(start, 0, int.MaxValue)).Take((int)Math.Clamp(length, 0, int.MaxValue))
            .Select(rune => rune.ToString()));
}
