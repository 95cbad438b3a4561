using System.Diagnostics;
using System.Globalization;

namespace Commerce.Query.Sql;

/// <summary>Writes a value of a filter as one SQL expression that needs no parentheses around it.</summary>
internal sealed class ScalarCompiler(DateTimeOffset now)
{
    public SqlText Compile(Scalar scalar) => scalar switch
    {
        Scalar.Column column => column.Field.Columns[0],
        Scalar.Constant { Value: null } constant => Null(constant.ConstantType),
        Scalar.Constant constant => Parameter(constant.Value),
        Scalar.Call call => Call(call),
        _ => throw new UnreachableException(),
    };

    /// <summary>The value as an instant, to compare with one: a date is its UTC midnight.</summary>
    public SqlText CompileTime(Scalar scalar) => scalar switch
    {
        { Type: not FieldType.Date } => Compile(scalar),
        Scalar.Constant { Value: DateOnly date } => Parameter(Midnight(date)),
        _ => SqlText.Of($"({Compile(scalar)}::timestamp at time zone 'UTC')"),
    };

    public static DateTimeOffset Midnight(DateOnly date) => new(date, TimeOnly.MinValue, TimeSpan.Zero);

    // Npgsql takes the first and last day and instant for infinity, which no function on times accepts.
    private static SqlText Parameter(object? value) => value switch
    {
        DateOnly date when IsExtreme(date) => SqlText.Of($"{date.ToString("O", CultureInfo.InvariantCulture)}::date"),
        DateTimeOffset time when IsExtreme(time) => SqlText.Of(
            $"{time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)}::timestamptz"),
        DateTimeOffset time => SqlText.Of($"{time.ToUniversalTime()}"),
        _ => SqlText.Of($"{value}"),
    };

    private static bool IsExtreme(DateOnly date) => date == DateOnly.MinValue || date == DateOnly.MaxValue;

    private static bool IsExtreme(DateTimeOffset time) =>
        time == DateTimeOffset.MinValue || time == DateTimeOffset.MaxValue;

    // Typed, since an operator or function over nulls without a type is ambiguous.
    private static SqlText Null(FieldType type) => type switch
    {
        FieldType.Text or FieldType.Enumeration or FieldType.Id => SqlText.Of($"null::text"),
        FieldType.Number => SqlText.Of($"null::bigint"),
        FieldType.Fraction => SqlText.Of($"null::numeric"),
        FieldType.Boolean => SqlText.Of($"null::boolean"),
        FieldType.Time => SqlText.Of($"null::timestamptz"),
        FieldType.Date => SqlText.Of($"null::date"),
        FieldType.Duration => SqlText.Of($"null::interval"),
    };

    private SqlText Call(Scalar.Call call)
    {
        SqlText Argument(int i) => Compile(call.Arguments[i]);
        return call.Function switch
        {
            Function.ToLower => SqlText.Of($"lower({Argument(0)})"),
            Function.ToUpper => SqlText.Of($"upper({Argument(0)})"),
            Function.Trim => SqlText.Of($"btrim({Argument(0)}, e' \\t\\n\\r\\f\\v')"),
            Function.Length => SqlText.Of($"char_length({Argument(0)})"),
            Function.IndexOf => SqlText.Of($"(strpos({Argument(0)}, {Argument(1)}) - 1)"),
            Function.Substring => Substring(call.Arguments),
            Function.Concat => SqlText.Of($"({Argument(0)} || {Argument(1)})"),
            Function.Year => SqlText.Of($"extract(year from {Local(call)})::int"),
            Function.Month => SqlText.Of($"extract(month from {Local(call)})::int"),
            Function.Day => SqlText.Of($"extract(day from {Local(call)})::int"),
            Function.Hour => SqlText.Of($"extract(hour from {Local(call)})::int"),
            Function.Minute => SqlText.Of($"extract(minute from {Local(call)})::int"),
            // The cast alone would round 59.9 to 60.
            Function.Second => SqlText.Of($"floor(extract(second from {Local(call)}))::int"),
            Function.Date => SqlText.Of($"({Local(call)})::date"),
            Function.Now => Parameter(now),
            Function.Add or Function.Subtract when call.Type is FieldType.Time or FieldType.Date => Shift(call),
            Function.Add => SqlText.Of($"({Exact(call, 0)} + {Exact(call, 1)})"),
            Function.Subtract => SqlText.Of($"({Exact(call, 0)} - {Exact(call, 1)})"),
            Function.Multiply => SqlText.Of($"({Exact(call, 0)} * {Exact(call, 1)})"),
            Function.Divide => SqlText.Of($"({Exact(call, 0)} / nullif({Exact(call, 1)}, 0))"),
            Function.IntegerDivide => SqlText.Of($"div({Exact(call, 0)}, nullif({Exact(call, 1)}, 0))"),
            Function.Modulo => SqlText.Of($"mod({Exact(call, 0)}, nullif({Exact(call, 1)}, 0))"),
        };
    }

    private SqlText Local(Scalar.Call call) => call.Arguments[0].Type is FieldType.Date
        ? SqlText.Of($"{Compile(call.Arguments[0])}::timestamp")
        : SqlText.Of($"{Compile(call.Arguments[0])} at time zone 'UTC'");

    // Unbounded, so that no sum or product can be out of range.
    private SqlText Exact(Scalar.Call call, int i) => call.Arguments[i].Type is FieldType.Number or FieldType.Fraction
        ? SqlText.Of($"{Compile(call.Arguments[i])}::numeric")
        : Compile(call.Arguments[i]);

    private SqlText Shift(Scalar.Call call) => TimeShift.Of(call) is { } shift
        ? call.Type is FieldType.Date
            ? SqlText.Of($"({Compile(shift.From)} + {shift.By})::date")
            : SqlText.Of($"({Compile(shift.From)} + {shift.By})")
        : call.Function is Function.Add
            ? SqlText.Of($"({Compile(call.Arguments[0])} + {Compile(call.Arguments[1])})")
            : SqlText.Of($"({Compile(call.Arguments[0])} - {Compile(call.Arguments[1])})");

    private SqlText Substring(IReadOnlyList<Scalar> arguments)
    {
        var text = Compile(arguments[0]);
        var start = Count(arguments[1]);
        return arguments.Count == 2
            ? SqlText.Of($"substr({text}, {start} + 1)")
            : SqlText.Of($"substr({text}, {start} + 1, {Count(arguments[2])})");
    }

    /// <summary>
    /// Not negative and never out of range, which would raise an error; null stays null, which <c>greatest</c> alone
    /// would lose. The value is written once: twice at each level would double with the depth.
    /// </summary>
    private SqlText Count(Scalar count) => count is Scalar.Constant { Value: long value }
        ? SqlText.Of($"{(int)Math.Clamp(value, 0, int.MaxValue - 1)}")
        : SqlText.Of($"""
            (select trunc(least(greatest(n, 0), 2147483646))::int from (values ({Compile(count)}::numeric)) c(n)
            where n is not null)
            """);
}
