using System.Text.Json;
using Commerce.Query;
using Commerce.Query.Sql;

namespace Commerce.Foundation.Database;

/// <summary>
/// The sort values of a row that it is not read with anyway, for the cursor of the next page: one column with a JSON
/// array, and nothing at all for the usual orders.
/// </summary>
internal static class SortKeys
{
    public static SqlText Column(IReadOnlyList<OrderTerm> order) => order.All(term => term.Column.IsInRow)
        ? SqlText.Of($"null::text as sort_key")
        : SqlText.Of($"""
            json_build_array({SqlText.Join($", ", order.Select(term => term.Column.Expression))})::text as sort_key
            """);

    public static IReadOnlyList<object> Read(string? sortKey, IReadOnlyList<OrderTerm> order)
    {
        if (sortKey is null)
        {
            return [];
        }

        using var json = JsonDocument.Parse(sortKey);
        return [.. json.RootElement.EnumerateArray().Select((value, i) => Value(order[i].Column.Type, value))];
    }

    private static object Value(SortType type, JsonElement value) => type switch
    {
        SortType.Number => value.GetInt64(),
        SortType.Text => value.GetString()!,
        SortType.Time => value.GetDateTimeOffset(),
    };
}
