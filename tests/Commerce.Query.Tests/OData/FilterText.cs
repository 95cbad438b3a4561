using System.Diagnostics;
using System.Globalization;

namespace Commerce.Query.Tests.OData;

/// <summary>A tree as one line, each operator before its operands.</summary>
internal static class FilterText
{
    public static string Of(Filter? filter) => filter switch
    {
        null => "",
        Filter.And and => $"and({Of(and.Left)}, {Of(and.Right)})",
        Filter.Or or => $"or({Of(or.Left)}, {Of(or.Right)})",
        Filter.Not not => $"not({Of(not.Operand)})",
        Filter.Compare one => $"{Word(one.Operator)}({Of(one.Left)}, {Of(one.Right)})",
        Filter.In list => $"in({string.Join(", ", list.Values.Prepend(list.Value).Select(Of))})",
        Filter.Match one =>
            $"{(one.IgnoreCase ? "i" : "")}{$"{one.Kind}".ToLowerInvariant()}({Of(one.Text)}, {Of(one.Needle)})",
        Filter.Any any => $"any({any.Of.Path}: {Of(any.Condition)})",
        Filter.All all => $"all({all.Of.Path}: {Of(all.Condition)})",
        Filter.Always always => always.Value ? "true" : "false",
        _ => throw new UnreachableException(),
    };

    public static string Word(Comparison comparison) => comparison switch
    {
        Comparison.Equal => "eq",
        Comparison.NotEqual => "ne",
        Comparison.Greater => "gt",
        Comparison.GreaterOrEqual => "ge",
        Comparison.Less => "lt",
        Comparison.LessOrEqual => "le",
    };

    private static string Of(Scalar scalar) => scalar switch
    {
        Scalar.Column column => column.Field.Path,
        Scalar.Constant constant => Constant(constant.Value),
        Scalar.Call call => $"{$"{call.Function}".ToLowerInvariant()}({string.Join(", ", call.Arguments.Select(Of))})",
        _ => throw new UnreachableException(),
    };

    private static string Constant(object? value) => value switch
    {
        null => "null",
        string text => $"'{text}'",
        bool truth => truth ? "true" : "false",
        long number => number.ToString(CultureInfo.InvariantCulture),
        decimal fraction => fraction.ToString(CultureInfo.InvariantCulture) + "M",
        DateTimeOffset time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeSpan duration => duration.ToString("c", CultureInfo.InvariantCulture),
        IdValue id => id.Text,
        _ => throw new UnreachableException(),
    };
}
