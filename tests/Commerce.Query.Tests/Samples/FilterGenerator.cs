using FsCheck;
using FsCheck.Fluent;

namespace Commerce.Query.Tests.Samples;

/// <summary>Well-typed filters over the sample fields, as the front ends could build them.</summary>
internal static class FilterGenerator
{
    private static readonly Gen<Comparison> Comparisons = Gen.Elements(Enum.GetValues<Comparison>());
    private static readonly Gen<Comparison> Equalities = Gen.Elements(Comparison.Equal, Comparison.NotEqual);
    private static readonly Gen<bool> Booleans = Gen.Elements(true, false);

    public static Gen<Filter> OfMessages { get; } = Tree(4, MessageLeaf());

    public static Gen<Filter> OfRequests { get; } = Tree(3, RequestLeaf());

    /// <summary>Leaves joined by and, or and not.</summary>
    public static Gen<Filter> Tree(int depth, Gen<Filter> leaf)
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

    private static Gen<Filter> MessageLeaf() => Gen.Frequency(
        (4, Match(ScalarGenerator.Text(1), ScalarGenerator.Text(1))),
        (2, Match(ScalarGenerator.Column("content", "account.name"), ScalarGenerator.Texts)),
        (2, Compare(ScalarGenerator.Text(2), ScalarGenerator.Text(1), Equalities)),
        (2, Compare(
            ScalarGenerator.Column("code"), Gen.OneOf(ScalarGenerator.Column("code"), ScalarGenerator.Texts), Comparisons)),
        (4, Compare(ScalarGenerator.Number(2), ScalarGenerator.Number(1), Comparisons)),
        (4, Compare(ScalarGenerator.Time, ScalarGenerator.Time, Comparisons)),
        (4, Compare(ScalarGenerator.Part, ScalarGenerator.Number(0), Comparisons)),
        (3, Compare(ScalarGenerator.Date, Gen.OneOf(ScalarGenerator.Date, ScalarGenerator.Time), Comparisons)),
        (2, Compare(ScalarGenerator.Column("flagged", "visibility.client"), ScalarGenerator.Booleans, Equalities)),
        (2, Compare(ScalarGenerator.Column("state"), ScalarGenerator.Names("New", "Done"), Equalities)),
        (4, Ids(["id"], ["MSG-1", "MSG-2", "MSG-3", "MSG-6"])),
        (4, Ids(["account.id", "audit.created.of.id"], ["ACC-0", "ACC-1", "ACC-9"])),
        (4, Ids(["audit.created.by.id"], ["USR-0", "USR-1", "TKN-1", "TKN-2"])),
        (4, Lists()),
        (1, Booleans.Select(value => (Filter)new Filter.Always(value))));

    private static Gen<Filter> RequestLeaf()
    {
        var fields = SampleFields.Requests;
        var (messages, parameters) = (fields.Collections[0], fields.Collections[1]);
        var inner = Tree(2, MessageLeaf());
        var optional = Compare(
            Gen.Constant((Scalar)new Scalar.Column(parameters.Fields.Find("constraints.isOptional")!)),
            ScalarGenerator.Booleans, Equalities);
        return Gen.Frequency(
            (3, inner.Select(condition => (Filter)new Filter.Any(messages, condition))),
            (3, inner.Select(condition => (Filter)new Filter.All(messages, condition))),
            (1, optional.Select(condition => (Filter)new Filter.Any(parameters, condition))),
            (1, optional.Select(condition => (Filter)new Filter.All(parameters, condition))),
            (1, Gen.Elements(messages, parameters).Select(of => (Filter)new Filter.Any(of, null))),
            (1, Match(ScalarGenerator.Column(fields, "externalId"), ScalarGenerator.Texts)),
            (1, List(ScalarGenerator.Column(fields, "status"), ScalarGenerator.Names("Draft", "Querying"))));
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
        List(ScalarGenerator.Text(1), ScalarGenerator.Texts),
        List(ScalarGenerator.Number(1), ScalarGenerator.Numbers),
        List(ScalarGenerator.Part, ScalarGenerator.Numbers),
        List(ScalarGenerator.Column("audit.created.at", "audit.updated.at"), ScalarGenerator.Times),
        List(ScalarGenerator.Date, ScalarGenerator.Dates),
        List(ScalarGenerator.Column("flagged", "visibility.client"), ScalarGenerator.Booleans),
        List(ScalarGenerator.Column("state"), ScalarGenerator.Names("New", "Done")));

    private static Gen<Filter> Ids(string[] paths, string[] ids)
    {
        var column = ScalarGenerator.Column(paths);
        var parse = SampleFields.Messages.Find(paths[0])!.ParseId!;
        var values = ScalarGenerator.Constant(FieldType.Id, [.. ids.Select(id => parse(id)!)]);
        return Gen.OneOf(Compare(column, Gen.OneOf(values, column), Equalities), List(column, values));
    }
}
