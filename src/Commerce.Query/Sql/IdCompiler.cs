namespace Commerce.Query.Sql;

/// <summary>Writes comparisons of ids, which may stand in several columns.</summary>
internal static class IdCompiler
{
    public static SqlText Equal(Scalar left, Scalar right, bool negated) => right switch
    {
        Scalar.Constant { Value: IdValue id } => In(left, [id], false, negated),
        Scalar.Constant when left is Scalar.Column column && column.IsNullable => IsNull(column.Field, negated),
        Scalar.Constant => CompareCompiler.Always((left is Scalar.Constant { Value: null }) != negated),
        _ => Same(Columns(left), Columns(right), negated),
    };

    /// <summary>
    /// One list a shape of id: those that leave the same columns empty are compared in the columns that they fill.
    /// </summary>
    public static SqlText In(Scalar value, IReadOnlyList<IdValue> ids, bool orNull, bool negated)
    {
        if (value is Scalar.Constant constant)
        {
            return CompareCompiler.Always(
                (constant.Value is IdValue id ? ids.Contains(id) : orNull) != negated);
        }

        var field = ((Scalar.Column)value).Field;
        var pieces = ids.GroupBy(Shape).Select(ids => Shaped(field.Columns, [.. ids])).ToList();
        if (orNull)
        {
            pieces.Add(IsNull(field, false));
        }

        var all = pieces.Count == 1 ? pieces[0] : SqlText.Of($"({SqlText.Join($" or ", pieces)})");
        return negated ? SqlText.Of($"({all}) is not true") : all;
    }

    private static string Shape(IdValue id) =>
        string.Concat(id.Columns.Select(column => column is null ? '-' : 'x'));

    private static SqlText Shaped(IReadOnlyList<SqlText> columns, List<IdValue> ids)
    {
        var filled = Enumerable.Range(0, columns.Count).Where(i => ids[0].Columns[i] is not null).ToList();
        var pieces = new List<SqlText>();
        if (ids.Count == 1)
        {
            pieces.AddRange(filled.Select(i => SqlText.Of($"{columns[i]} = {ids[0].Columns[i]}")));
        }
        else if (filled.Count == 1)
        {
            pieces.Add(SqlText.Of($"{columns[filled[0]]} = any({Array(ids, filled[0])})"));
        }
        else if (filled.Count > 1)
        {
            var names = SqlText.Join($", ", filled.Select(i => columns[i]));
            var arrays = SqlText.Join($", ", filled.Select(i => SqlText.Of($"{Array(ids, i)}")));
            pieces.Add(SqlText.Of($"({names}) in (select * from unnest({arrays}))"));
        }

        pieces.AddRange(Enumerable.Range(0, columns.Count).Except(filled)
            .Select(i => SqlText.Of($"{columns[i]} is null")));
        return pieces.Count == 1 ? pieces[0] : SqlText.Of($"({SqlText.Join($" and ", pieces)})");
    }

    private static Array Array(List<IdValue> ids, int column)
    {
        var array = System.Array.CreateInstance(ids[0].Columns[column]!.GetType(), ids.Count);
        for (var i = 0; i < ids.Count; i++)
        {
            array.SetValue(ids[i].Columns[column], i);
        }

        return array;
    }

    private static SqlText Same(IReadOnlyList<SqlText> left, IReadOnlyList<SqlText> right, bool negated)
    {
        var pieces = left.Zip(right, (x, y) => SqlText.Of($"{x} is not distinct from {y}"));
        return negated
            ? SqlText.Of($"({SqlText.Join($" and ", pieces)}) is not true")
            : SqlText.Of($"({SqlText.Join($" and ", pieces)})");
    }

    private static SqlText IsNull(Field field, bool negated)
    {
        var pieces = field.Columns.Select(column => CompareCompiler.IsNull(column, negated)).ToList();
        return pieces.Count == 1
            ? pieces[0]
            : negated
                ? SqlText.Of($"({SqlText.Join($" or ", pieces)})")
                : SqlText.Of($"({SqlText.Join($" and ", pieces)})");
    }

    private static IReadOnlyList<SqlText> Columns(Scalar value) => ((Scalar.Column)value).Field.Columns;
}
