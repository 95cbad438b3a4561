using Commerce.Query.Sql;

namespace Commerce.Query;

/// <summary>Fields of the usual kinds, with what may be done with each.</summary>
public static class FieldShapes
{
    public static Field Text(string path, SqlText column, bool nullable = false) => new(path)
    {
        Type = FieldType.Text,
        IsNullable = nullable,
        Filter = FilterUse.Equality | FilterUse.Range | FilterUse.Text,
        Columns = [column],
    };

    public static Field Boolean(string path, SqlText column) => new(path)
    {
        Type = FieldType.Boolean,
        Filter = FilterUse.Equality,
        Columns = [column],
        Sort = [new SortColumn(path, SqlText.Of($"({column})::int"), SortType.Number)],
    };

    public static Field Enumeration<T>(string path, SqlText column, bool nullable = false)
        where T : struct, Enum => new(path)
        {
            Type = FieldType.Enumeration,
            IsNullable = nullable,
            Names = Enum.GetNames<T>(),
            Filter = FilterUse.Equality,
            Columns = [column],
            Sort = [TextSort(path, column)],
        };

    public static Field Time(string path, SqlText column, bool nullable = false) => new(path)
    {
        Type = FieldType.Time,
        IsNullable = nullable,
        Filter = FilterUse.Equality | FilterUse.Range,
        Columns = [column],
    };

    /// <summary>An id of one number.</summary>
    public static Field Id(string path, SqlText column, Func<string, IdValue?> parse, bool nullable = false) => new(path)
    {
        Type = FieldType.Id,
        IsNullable = nullable,
        Filter = FilterUse.Equality,
        Columns = [column],
        ParseId = parse,
        Sort = [new SortColumn(path, SqlText.Of($"coalesce({column}, -1)"), SortType.Number)],
    };

    /// <summary>Lets lists be sorted by a text: in the order of its bytes, which no locale changes; null comes first.</summary>
    public static Field Sortable(this Field text) => text with { Sort = [TextSort(text.Path, text.Columns[0])] };

    public static Field Included(this Field field, Inclusion inclusion) => field with { Inclusion = inclusion };

    private static SortColumn TextSort(string path, SqlText column) =>
        new(path, SqlText.Of($"coalesce({column}, '') collate \"C\""), SortType.Text);
}
