using FsCheck;
using FsCheck.Fluent;

namespace Commerce.Query.Tests.Samples;

/// <summary>Values of the sample fields, of functions and of literals.</summary>
internal static class ScalarGenerator
{
    public static Gen<Scalar> Texts { get; } = Constant(FieldType.Text, [.. SampleValues.Texts]);

    public static Gen<Scalar> Booleans { get; } = Constant(FieldType.Boolean, true, false);

    public static Gen<Scalar> Numbers { get; } = Gen.Frequency(
        (5, Constant(FieldType.Number, -1L, 0L, 1L, 2L, 3L, 23L, 31L, 59L, 2025L, 2026L, 9999L, 10_000L)),
        (1, Constant(FieldType.Number, long.MaxValue / 4, long.MinValue / 4)),
        (1, Constant(FieldType.Fraction, 0.5m, 2.0m, 2.5m)));

    public static Gen<Scalar> Times { get; } = Constant(
        FieldType.Time,
        [.. SampleValues.Times, .. Enumerable.Range(-3, 9).Select(i => SampleValues.Now + TimeSpan.FromSeconds(i))]);

    public static Gen<Scalar> Dates { get; } = Constant(
        FieldType.Date, new DateOnly(2025, 12, 31), new DateOnly(2026, 1, 31), DateOnly.MinValue, DateOnly.MaxValue);

    public static Gen<Scalar> Time { get; } = Gen.Frequency(
        (3, Gen.OneOf(Column("audit.created.at", "audit.updated.at"), Times)),
        (1, Gen.OneOf(
            Call(Function.Add, Gen.OneOf(Column("audit.created.at", "audit.updated.at"), Call(Function.Now)), Durations()),
            Call(Function.Subtract, Column("audit.created.at", "audit.updated.at"), Durations()))));

    public static Gen<Scalar> Date { get; } = Gen.OneOf(Call(Function.Date, Time), Dates);

    /// <summary>A part of a time.</summary>
    public static Gen<Scalar> Part { get; } =
        from function in Gen.Elements(
            Function.Year, Function.Year, Function.Month, Function.Day, Function.Hour, Function.Minute, Function.Second)
        from value in function is Function.Year or Function.Month or Function.Day ? Gen.OneOf(Time, Date) : Time
        select (Scalar)new Scalar.Call(function, [value]);

    public static Gen<Scalar> Text(int depth)
    {
        var leaf = Gen.OneOf(Column("content", "account.name"), Texts);
        if (depth == 0)
        {
            return leaf;
        }

        var inner = Text(depth - 1);
        return Gen.Frequency(
            (4, leaf),
            (1, Call(Function.ToLower, inner)),
            (1, Call(Function.ToUpper, inner)),
            (1, Call(Function.Trim, inner)),
            (1, Call(Function.Concat, inner, inner)),
            (1, Call(Function.Substring, inner, Number(0))),
            (1, Call(Function.Substring, inner, Number(0), Number(0))));
    }

    public static Gen<Scalar> Number(int depth)
    {
        var leaf = Gen.OneOf(Column("seq", "read", "price"), Numbers);
        if (depth == 0)
        {
            return leaf;
        }

        var inner = Number(depth - 1);
        var whole = inner.Where(number => number.Type is FieldType.Number);
        return Gen.Frequency(
            (4, leaf),
            (2, Call(Function.Length, Text(1))),
            (2, Call(Function.IndexOf, Text(1), Text(0))),
            (1, Call(Function.Add, inner, inner)),
            (1, Call(Function.Subtract, inner, inner)),
            // By small numbers: the product of two large ones is beyond the evaluator.
            (1, Call(Function.Multiply, inner, Gen.OneOf(Column("read"), Constant(FieldType.Number, -3L, 0L, 7L)))),
            // By powers of two and five: a quotient that ends is the same everywhere.
            (1, Call(Function.Divide, inner, Constant(FieldType.Number, 0L, 2L, 4L, 5L))),
            (2, Call(Function.IntegerDivide, whole, Gen.OneOf(whole, Column("read")))),
            (1, Call(Function.Modulo, inner, Gen.OneOf(Column("read"), Numbers))));
    }

    public static Gen<Scalar> Names(params string[] names) => Constant(FieldType.Enumeration, names);

    public static Gen<Scalar> Column(params string[] paths) => Column(SampleFields.Messages, paths);

    public static Gen<Scalar> Column(FieldSet fields, params string[] paths) =>
        Gen.Elements(paths).Select(path => (Scalar)new Scalar.Column(fields.Find(path)!));

    /// <summary>One of the values, now and then null.</summary>
    public static Gen<Scalar> Constant<T>(FieldType type, params T[] values) => Gen.Frequency(
        (9, Gen.Elements(values).Select(value => (Scalar)new Scalar.Constant(value, type))),
        (1, Gen.Constant((Scalar)new Scalar.Constant(null, type))));

    private static Gen<Scalar> Durations() => Gen.Elements(0.5, -1, 86_400, 43_200).Select(seconds =>
        (Scalar)new Scalar.Constant(TimeSpan.FromSeconds(seconds), FieldType.Duration));

    private static Gen<Scalar> Call(Function function, params Gen<Scalar>[] arguments) =>
        Gen.CollectToArray(arguments, argument => argument).Select(values => (Scalar)new Scalar.Call(function, values));
}
