using System.Runtime.CompilerServices;

namespace Commerce.Query.Sql;

/// <summary>Receives an interpolated string: literals are SQL, holes are parameters or further SQL.</summary>
[InterpolatedStringHandler]
public readonly struct SqlTextHandler(int literalLength, int formattedCount)
{
    internal List<object> Parts { get; } = new(literalLength == 0 ? formattedCount : (2 * formattedCount) + 1);

    public void AppendLiteral(string sql) => Parts.Add(sql);

    public void AppendFormatted(SqlText sql) => Parts.AddRange(sql.Parts);

    public void AppendFormatted<T>(T value) => Parts.Add(new SqlText.Parameter(value));
}
