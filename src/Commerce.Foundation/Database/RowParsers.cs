using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Commerce.Query.Sql;
using Dapper;

namespace Commerce.Foundation.Database;

/// <summary>
/// What Dapper makes of the rows of each statement, kept beside the statement: which columns there are is not looked at
/// again.
/// </summary>
internal static class RowParsers
{
    private static readonly
        ConditionalWeakTable<SqlStatement, ConcurrentDictionary<(Type, string?, string?), Delegate>> Known = [];

    /// <param name="begins">See <see cref="SqlRun.RowParser"/>.</param>
    /// <param name="ends">See there.</param>
    public static Func<DbDataReader, T?> Of<T>(
        SqlStatement statement, DbDataReader reader, string? begins, string? ends)
    {
        var parsers = Known.GetValue(statement, _ => new());
        return parsers.TryGetValue((typeof(T), begins, ends), out var known)
            ? (Func<DbDataReader, T?>)known
            : (Func<DbDataReader, T?>)parsers.GetOrAdd((typeof(T), begins, ends), Make<T>(reader, begins, ends));
    }

    private static Func<DbDataReader, T?> Make<T>(DbDataReader reader, string? begins, string? ends)
    {
        var first = begins is null ? 0 : reader.GetOrdinal(begins);
        var length = ends is null ? -1 : reader.GetOrdinal(ends) - first;
        var parse = reader.GetRowParser(typeof(T), first, length, returnNullIfFirstMissing: begins is not null);
        return row => parse(row) switch
        {
            T value => value,
            null or DBNull => default,
            var other => (T)Convert.ChangeType(
                other, Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T), CultureInfo.InvariantCulture),
        };
    }
}
