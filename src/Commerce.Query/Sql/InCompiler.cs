namespace Commerce.Query.Sql;

/// <summary>Writes lists with all their values in one parameter: the text is the same however many there are.</summary>
internal static class InCompiler
{
    public static SqlText Compile(Filter.In list, bool negated, ScalarCompiler scalars)
    {
        var nothing = list.Values.Any(value => value.Value is null) && list.Value.IsNullable;
        var values = list.Values.Where(value => value.Value is not null).Distinct().ToList();
        if (values.Count == 0 && !nothing)
        {
            return CompareCompiler.Always(negated);
        }

        if (list.Value.Type is FieldType.Id)
        {
            return IdCompiler.In(list.Value, [.. values.Select(value => (IdValue)value.Value!)], nothing, negated);
        }

        var isTime = list.Value.Type is FieldType.Time || values.Any(value => value.Type is FieldType.Time);
        var expression = isTime ? scalars.CompileTime(list.Value) : scalars.Compile(list.Value);
        if (values.Count == 0)
        {
            return CompareCompiler.IsNull(expression, negated);
        }

        var found = SqlText.Of($"{expression} = any({Array(values, isTime)})");
        var all = nothing ? SqlText.Of($"({found} or {expression} is null)") : found;
        return negated ? SqlText.Of($"({all}) is not true") : all;
    }

    /// <summary>An array of the type that the values have in the database.</summary>
    private static SqlText Array(List<Scalar.Constant> values, bool isTime) => values[0].Type switch
    {
        FieldType.Time or FieldType.Date when isTime => Of(values, Instant),
        FieldType.Text or FieldType.Enumeration => Of(values, value => (string)value),
        // A fraction among whole numbers makes all of them exact decimals.
        FieldType.Number or FieldType.Fraction => values.All(value => value.Value is long)
            ? Of(values, value => (long)value)
            : Of(values, value => Convert.ToDecimal(value, System.Globalization.CultureInfo.InvariantCulture)),
        FieldType.Boolean => Of(values, value => (bool)value),
        FieldType.Time => Of(values, Instant),
        // Not as dates: Npgsql takes the first and the last one for infinity.
        FieldType.Date => SqlText.Of($"{Cast(values, Iso)}::date[]"),
        FieldType.Duration => Of(values, value => (TimeSpan)value),
        FieldType.Id => throw new System.Diagnostics.UnreachableException(),
    };

    private static DateTimeOffset Instant(object value) => value is DateOnly date
        ? ScalarCompiler.Midnight(date)
        : ((DateTimeOffset)value).ToUniversalTime();

    private static string Iso(object value) =>
        ((DateOnly)value).ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    private static SqlText Of<T>(List<Scalar.Constant> values, Func<object, T> cast) =>
        SqlText.Of($"{Cast(values, cast)}");

    private static T[] Cast<T>(List<Scalar.Constant> values, Func<object, T> cast) =>
        [.. values.Select(value => cast(value.Value!))];
}
