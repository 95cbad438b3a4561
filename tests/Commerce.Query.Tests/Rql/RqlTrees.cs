using Commerce.Query.Rql;
using Commerce.Query.Tests.Samples;
using FsCheck;
using FsCheck.Fluent;

namespace Commerce.Query.Tests.Rql;

/// <summary>The trees that RQL can say: a field before the operator, and beside it a constant or a field of its type.</summary>
internal static class RqlTrees
{
    private static readonly string[] Needles =
    [
        "", "x", "*", "it's", "\"", "''", "a,b)", "\\", "\\*", "a\\", "*a*", "null()", "&|;(", " ", "é😀", "a=b", "%27",
    ];

    private static readonly string[] Prefixes = ["MSG", "ACC", "REQ", "USR", "TKN"];

    public static Gen<Filter> OfMessages { get; } = FilterGenerator.Tree(5, Leaf(SampleFields.Messages));

    public static Gen<Filter> OfRequests { get; } = FilterGenerator.Tree(3, Gen.OneOf(
        Leaf(SampleFields.Requests), Collection()));

    private static Gen<Filter> Collection() =>
        from of in Gen.Elements<CollectionField>([.. SampleFields.Requests.Collections])
        from condition in FilterGenerator.Tree(2, Leaf(of.Fields))
        from kind in Gen.Choose(0, 6)
        select kind switch
        {
            0 => new Filter.Any(of, null),
            < 4 => new Filter.Any(of, condition),
            _ => (Filter)new Filter.All(of, condition),
        };

    private static Gen<Filter> Leaf(FieldSet fields)
    {
        var known = fields.Fields.Where(field => field.Filter != FilterUse.None).ToArray();
        var texts = known.Where(field => field.Filter.HasFlag(FilterUse.Text)).ToArray();
        var conditions = new List<Gen<Filter>> { Comparisons(known), Pairs(known), Lists(known) };
        return Gen.OneOf([.. texts.Length > 0 ? conditions.Append(Patterns(texts)) : conditions]);
    }

    private static Gen<Filter> Comparisons(Field[] fields) =>
        from field in Gen.Elements(fields)
        from comparison in Gen.Elements(Operators(field))
        from value in Constant(field, comparison is Comparison.Equal or Comparison.NotEqual)
        select (Filter)new Filter.Compare(new Scalar.Column(field), comparison, value);

    private static Gen<Filter> Pairs(Field[] fields) =>
        from field in Gen.Elements(fields)
        from other in Gen.Elements(fields.Where(other => other.Type == field.Type
            && other.Names.SequenceEqual(field.Names) && other.Columns.Count == field.Columns.Count).ToArray())
        from comparison in Gen.Elements(Operators(field).Intersect(Operators(other)).ToArray())
        select (Filter)new Filter.Compare(new Scalar.Column(field), comparison, new Scalar.Column(other));

    private static Gen<Filter> Lists(Field[] fields) =>
        from field in Gen.Elements(fields)
        from values in Constant(field, mayBeNull: true).NonEmptyListOf()
        select (Filter)new Filter.In(new Scalar.Column(field), [.. values]);

    // An equality with case is a comparison; a needle of nothing has one form; a backslash before a wildcard has none.
    private static Gen<Filter> Patterns(Field[] fields) =>
        from field in Gen.Elements(fields)
        from kind in Gen.Elements(Enum.GetValues<MatchKind>())
        from ignoresCase in Gen.Elements(true, false)
        from needle in Gen.Elements(Needles)
        where (kind != MatchKind.Equals || ignoresCase) && new RqlPattern(kind, needle).Write() is not null
        select (Filter)new Filter.Match(
            new Scalar.Column(field), kind, new Scalar.Constant(needle, FieldType.Text), ignoresCase);

    private static Comparison[] Operators(Field field) => field.Filter.HasFlag(FilterUse.Range)
        ? Enum.GetValues<Comparison>()
        : [Comparison.Equal, Comparison.NotEqual];

    private static Gen<Scalar.Constant> Constant(Field field, bool mayBeNull) =>
        from value in Value(field)
        from isNull in Gen.Choose(0, 9)
        select new Scalar.Constant(isNull == 0 && mayBeNull && field.IsNullable ? null : value, field.Type);

    private static Gen<object> Value(Field field) => field.Type switch
    {
        FieldType.Text => Gen.Elements<object>([.. Needles, .. SampleValues.Texts]),
        FieldType.Number => Gen.Elements<object>(0L, -5L, 42L, long.MaxValue, long.MinValue),
        FieldType.Fraction => Gen.Elements<object>(0m, 1.50m, -0.25m, decimal.MaxValue),
        FieldType.Boolean => Gen.Elements<object>(true, false),
        FieldType.Time => Gen.Elements<object>(
            [.. SampleValues.Times.Cast<object>(), DateTimeOffset.MinValue, SampleValues.Now.AddMicroseconds(1)]),
        FieldType.Enumeration => Gen.Elements<object>([.. field.Names]),
        FieldType.Id => Gen.Choose(0, 99_999_999).Select(number =>
            (object)Prefixes.Select(prefix => field.ParseId!($"{prefix}-{number:0000-0000}")).First(id => id is not null)!),
        FieldType.Date or FieldType.Duration => throw new System.Diagnostics.UnreachableException(),
    };
}
