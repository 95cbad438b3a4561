namespace Commerce.Query.Sql;

/// <summary>
/// SQL text and its parameters apart. It is written as an interpolated string in which a hole is a parameter, unless
/// it is itself an <see cref="SqlText"/>: then it is spliced in. There is no way from a string at run time to SQL text.
/// </summary>
/// <example><code>SqlText.Of($"select name from request where request_no = {number} and {scope}")</code></example>
public sealed class SqlText
{
    // Text around the holes, and what stands in them; kept apart so that splicing can number parameters anew.
    private readonly List<object> _parts;

    internal SqlText(List<object> parts) => _parts = parts;

    public static SqlText Empty { get; } = new([]);

    public static SqlText Of(SqlTextHandler handler) => new(handler.Parts);

    /// <summary>
    /// A parameter whose value decides how the statement is best run: the pattern of a <c>like</c>, the words of a
    /// search. Without it, a rare word and a common one would be looked for in the same way.
    /// </summary>
    public static SqlText Decisive(string value) => new([new Parameter(value, IsDecisive: true)]);

    /// <summary>
    /// One value of each row as an array, for <c>unnest</c>. In a statement of its own, so that the database does not see how
    /// many there are: it would take fewer than it reckons with for cheaper, and plan again and again, however long that takes.
    /// </summary>
    public static SqlText Column<TRow, T>(IReadOnlyList<TRow> rows, Func<TRow, T> value)
    {
        T[] values = [.. rows.Select(value)];
        return Of($"(select {values})");
    }

    /// <summary>The pieces with a constant text between them.</summary>
    public static SqlText Join(SqlTextHandler separator, IEnumerable<SqlText> pieces)
    {
        var parts = new List<object>();
        foreach (var piece in pieces)
        {
            parts.AddRange(parts.Count > 0 ? separator.Parts : []);
            parts.AddRange(piece._parts);
        }

        return new SqlText(parts);
    }

    /// <summary>True where the database must see the values before it plans, each time anew.</summary>
    public bool HasDecisive
    {
        get
        {
            foreach (var part in _parts)
            {
                if (part is Parameter { IsDecisive: true })
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The statement, and the values of its parameters in their order.</summary>
    public (SqlStatement Statement, IReadOnlyList<object?> Values) Compile()
    {
        var values = new List<object?>();
        foreach (var part in _parts)
        {
            if (part is Parameter parameter)
            {
                values.Add(parameter.Value);
            }
        }

        return (SqlStatement.Of(_parts), values);
    }

    public override string ToString() => Compile().Statement.Text;

    internal List<object> Parts => _parts;

    internal sealed record Parameter(object? Value, bool IsDecisive = false);
}
