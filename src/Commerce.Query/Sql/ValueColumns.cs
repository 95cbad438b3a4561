namespace Commerce.Query.Sql;

/// <summary>
/// Conditions that differ in their values alone, as one condition over rows: each value of one of them is a column of its
/// row, <c>value_1</c> and so on. No table has columns of such names, so no alias stands before them.
/// </summary>
public static class ValueColumns
{
    private static readonly string[] Names =
        ["value_1", "value_2", "value_3", "value_4", "value_5", "value_6", "value_7", "value_8"];

    /// <summary>
    /// True where the condition can be one of several: it has up to eight values, none of them null, a list, or one that the
    /// database must see before it plans.
    /// </summary>
    public static bool Fit(SqlText condition)
    {
        var values = 0;
        foreach (var part in condition.Parts)
        {
            if (part is SqlText.Parameter parameter
                && (parameter is { IsDecisive: true } or { Value: null or Array } || ++values > Names.Length))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The types of the values: they are the same for all of a column.</summary>
    public static string TypesOf(SqlText condition) =>
        string.Join(' ', Values(condition).Select(value => value.GetType().Name));

    /// <summary>The condition with columns instead of values.</summary>
    public static SqlText Condition(SqlText condition)
    {
        var holes = 0;
        return new SqlText([.. condition.Parts.Select(part => part is SqlText.Parameter ? Names[holes++] : part)]);
    }

    /// <summary>The names of the columns, each behind a comma.</summary>
    public static SqlText List(SqlText condition) =>
        new([.. Values(condition).SelectMany((_, i) => (object[])[", ", Names[i]])]);

    /// <summary>The columns as arrays for <c>unnest</c>, each behind a comma: see <see cref="SqlText.Column"/>.</summary>
    /// <param name="conditions">At least one; all with values of the same types.</param>
    public static SqlText Arrays(IReadOnlyList<SqlText> conditions)
    {
        var rows = conditions.Select(condition => Values(condition).ToList()).ToList();
        return new([.. rows[0].SelectMany((value, i) => (object[])[", (select ", new SqlText.Parameter(Column(rows, i)), ")"])]);
    }

    private static Array Column(List<List<object>> rows, int i)
    {
        var column = Array.CreateInstance(rows[0][i].GetType(), rows.Count);
        for (var n = 0; n < rows.Count; n++)
        {
            column.SetValue(rows[n][i], n);
        }

        return column;
    }

    private static IEnumerable<object> Values(SqlText condition) =>
        condition.Parts.OfType<SqlText.Parameter>().Select(parameter => parameter.Value!);
}
