using Commerce.Query;
using FsCheck;
using FsCheck.Fluent;
using static Commerce.Api.Tests.Query.SampleRows;
using FieldType = Commerce.Query.FieldType;

namespace Commerce.Api.Tests.Query;

/// <summary>Well-typed filters over the sample rows, as the front ends could build them.</summary>
internal static class FilterGenerator
{
    private static readonly Gen<Comparison> Comparisons = Gen.Elements(Enum.GetValues<Comparison>());
    private static readonly Gen<Comparison> Equalities = Gen.Elements(Comparison.Equal, Comparison.NotEqual);
    private static readonly Gen<bool> Booleans = Gen.Elements(true, false);

    public static Gen<Filter> Filters { get; } = Tree(4, Leaf());

    private static Gen<Filter> Tree(int depth, Gen<Filter> leaf)
    {
        if (depth == 0)
        {
            return leaf;
        }

        var inner = Tree(depth - 1, leaf);
        return Gen.Frequency(
            (3, leaf),
            (2, inner.Zip(inner, (x, y) => (Filter)new Filter.And(x, y))),
            (3, inner.Zip(inner, (x, y) => (Filter)new Filter.Or(x, y))),
            (2, inner.Select(x => (Filter)new Filter.Not(x))));
    }

    private static Gen<Filter> Leaf()
    {
        var element = Tree(2, Gen.OneOf(
            Compare(Column(Rank), Number(0), Comparisons), Match(Column(Tag), Text(0)), List(Column(Rank), Numbers())));
        return Gen.Frequency(
            (4, Match(Text(1), Text(1))),
            (2, Match(Gen.Elements<Scalar>(new Scalar.Column(Name), new Scalar.Column(Note)), Constant(Texts))),
            (2, Compare(Text(2), Text(1), Equalities)),
            (2, Compare(Column(Code), Gen.OneOf(Column(Code), Constant(Texts)), Comparisons)),
            (4, Compare(Number(2), Number(1), Comparisons)),
            (4, Compare(Time(), Time(), Comparisons)),
            (4, Compare(Part(), Number(0), Comparisons)),
            (3, Compare(Date(), Gen.OneOf(Date(), Time()), Comparisons)),
            (2, Compare(Column(Open), Constant(true, false), Equalities)),
            (2, Compare(Column(State), Constant(FieldType.Enumeration, "New", "Done"), Equalities)),
            (4, Ids()),
            (4, Lists()),
            (1, Booleans.Select(value => (Filter)new Filter.Always(value))),
            (2, element.Select(condition => (Filter)new Filter.Any(Items, condition))),
            (2, element.Select(condition => (Filter)new Filter.All(Items, condition))),
            (1, Gen.Constant((Filter)new Filter.Any(Items, null))));
    }

    private static Gen<Filter> Compare(Gen<Scalar> left, Gen<Scalar> right, Gen<Comparison> comparisons) =>
        from x in left
        from y in right
        from comparison in comparisons
        from swapped in Booleans
        select (Filter)(swapped ? new Filter.Compare(y, comparison, x) : new Filter.Compare(x, comparison, y));

    private static Gen<Filter> Match(Gen<Scalar> text, Gen<Scalar> needle) =>
        from x in text
        from kind in Gen.Elements(Enum.GetValues<MatchKind>())
        from y in needle
        from ignoreCase in Booleans
        select (Filter)new Filter.Match(x, kind, y, ignoreCase);

    private static Gen<Filter> List(Gen<Scalar> value, Gen<Scalar> values) =>
        from x in value
        from list in values.Resize(6).ListOf()
        select (Filter)new Filter.In(x, [.. list.Take(6).Cast<Scalar.Constant>()]);

    private static Gen<Filter> Lists() => Gen.OneOf(
        List(Text(1), Constant(Texts)),
        List(Number(1), Numbers()),
        List(Part(), Numbers()),
        List(Gen.OneOf(Column(At), Column(Ended)), Times()),
        List(Date(), Dates()),
        List(Column(Open), Constant(true, false)),
        List(Column(State), Constant(FieldType.Enumeration, "New", "Done")));

    private static Gen<Filter> Ids()
    {
        var ids = Constant<IdValue>(
            FieldType.Id, [.. Enumerable.Range(0, 9).Select(i => new IdValue("", [i % 3, (long)i]))]);
        var authors = Constant(
            FieldType.Id, new IdValue("", [0, null]), new IdValue("", [1, null]), new IdValue("", [null, 1]),
            new IdValue("", [null, 2]));
        var owners = Constant(FieldType.Id, new IdValue("", [0]), new IdValue("", [1]), new IdValue("", [9]));
        return Gen.OneOf(
            Compare(Column(Id), ids, Equalities), List(Column(Id), ids),
            Compare(Column(Author), Gen.OneOf(authors, Column(Author)), Equalities), List(Column(Author), authors),
            Compare(Column(Owner), Gen.OneOf(owners, Column(Owner)), Equalities), List(Column(Owner), owners));
    }

    private static Gen<Scalar> Text(int depth)
    {
        var leaf = Gen.OneOf(Column(Name), Column(Note), Constant(Texts));
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

    private static Gen<Scalar> Number(int depth)
    {
        var leaf = Gen.OneOf(Column(SampleRows.Number), Column(Size), Numbers());
        if (depth == 0)
        {
            return leaf;
        }

        var inner = Number(depth - 1);
        return Gen.Frequency(
            (4, leaf),
            (2, Call(Function.Length, Text(1))),
            (2, Call(Function.IndexOf, Text(1), Text(0))),
            (1, Call(Function.Add, inner, inner)),
            (1, Call(Function.Subtract, inner, inner)),
            (1, Call(Function.Multiply, inner, inner)),
            // By powers of two and five: a quotient that ends is the same everywhere.
            (1, Call(Function.Divide, inner, Constant(FieldType.Number, 0L, 2L, 4L, 5L))),
            (1, Call(Function.Modulo, inner, Gen.OneOf(Column(Size), Numbers()))));
    }

    private static Gen<Scalar> Time() => Gen.Frequency(
        (3, Gen.OneOf(Column(At), Column(Ended), Times())),
        (1, Gen.OneOf(
            Call(Function.Add, Gen.OneOf(Column(At), Column(Ended), Call(Function.Now)), Durations()),
            Call(Function.Subtract, Gen.OneOf(Column(At), Column(Ended)), Durations()))));

    private static Gen<Scalar> Date() => Gen.OneOf(Call(Function.Date, Time()), Dates());

    private static Gen<Scalar> Part() =>
        from function in Gen.Elements(
            Function.Year, Function.Year, Function.Month, Function.Day, Function.Hour, Function.Minute, Function.Second)
        from value in function is Function.Year or Function.Month or Function.Day ? Gen.OneOf(Time(), Date()) : Time()
        select (Scalar)new Scalar.Call(function, [value]);

    private static Gen<Scalar> Numbers() => Gen.Frequency(
        (5, Constant(FieldType.Number, -1L, 0L, 1L, 2L, 3L, 23L, 31L, 59L, 2025L, 2026L, 9999L, 10_000L)),
        (1, Constant(FieldType.Number, long.MaxValue / 4, long.MinValue / 4)),
        (1, Constant(FieldType.Fraction, 0.5m, 2.0m, 2.5m)));

    private static Gen<Scalar> Times() => Constant(
        FieldType.Time, [.. Enumerable.Range(-3, 9).Select(i => Start + TimeSpan.FromMilliseconds(500 * i))]);

    private static Gen<Scalar> Dates() => Constant(
        FieldType.Date, new DateOnly(2025, 12, 31), new DateOnly(2026, 1, 1), DateOnly.MinValue, DateOnly.MaxValue);

    private static Gen<Scalar> Durations() => Gen.Elements(0.5, -1, 86_400, 43_200).Select(seconds =>
        (Scalar)new Scalar.Constant(TimeSpan.FromSeconds(seconds), FieldType.Duration));

    private static Gen<Scalar> Column(Field field) => Gen.Constant((Scalar)new Scalar.Column(field));

    private static Gen<Scalar> Constant(params string[] values) => Constant(FieldType.Text, values);

    private static Gen<Scalar> Constant(params bool[] values) => Constant(FieldType.Boolean, values);

    /// <summary>One of the values, now and then null.</summary>
    private static Gen<Scalar> Constant<T>(FieldType type, params T[] values) => Gen.Frequency(
        (9, Gen.Elements(values).Select(value => (Scalar)new Scalar.Constant(value, type))),
        (1, Gen.Constant((Scalar)new Scalar.Constant(null, type))));

    private static Gen<Scalar> Call(Function function, params Gen<Scalar>[] arguments) =>
        Gen.CollectToArray(arguments, argument => argument).Select(values => (Scalar)new Scalar.Call(function, values));
}
