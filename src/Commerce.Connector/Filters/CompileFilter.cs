using System.Globalization;
using Commerce.Query.Sql;

namespace Commerce.Connector.Filters;

/// <summary>
/// Turns the values of one parameter into a condition: any of those that ask for something, and none of those that forbid
/// it. What a caller wrote becomes parameters, never text of the statement.
/// </summary>
internal static class CompileFilter
{
    public static SqlText Run(FilterField field, IReadOnlyList<FilterTerm> terms)
    {
        List<SqlText> wanted = [.. terms.Where(term => !term.IsNegative).Select(term => One(field, term))];
        List<SqlText> all = [.. terms.Where(term => term.IsNegative).Select(term => One(field, term))];
        if (wanted.Count > 0)
        {
            all.Add(SqlText.Of($"({SqlText.Join($" or ", wanted)})"));
        }

        return SqlText.Join($" and ", all);
    }

    private static SqlText One(FilterField field, FilterTerm term) => term.Operator switch
    {
        FilterOperator.Present => Exists(field, SqlText.Of($"true")),
        FilterOperator.Absent => SqlText.Of($"not {Exists(field, SqlText.Of($"true"))}"),
        FilterOperator.Equal => Exists(field, Equal(field, term.Operand)),
        FilterOperator.NotEqual => SqlText.Of($"not {Exists(field, Equal(field, term.Operand))}"),
        FilterOperator.Above => Compared(field, term.Operand, SqlText.Of($">")),
        FilterOperator.AtLeast => Compared(field, term.Operand, SqlText.Of($">=")),
        FilterOperator.Below => Compared(field, term.Operand, SqlText.Of($"<")),
        FilterOperator.AtMost => Compared(field, term.Operand, SqlText.Of($"<=")),
        FilterOperator.Contains => Exists(field, SqlText.Of($"position(lower({term.Operand}) in lower(f.v)) > 0")),
        FilterOperator.StartsWith => Exists(field, SqlText.Of($"starts_with(lower(f.v), lower({term.Operand}))")),
        FilterOperator.EndsWith => Exists(
            field, SqlText.Of($"right(lower(f.v), char_length({term.Operand})) = lower({term.Operand})")),
    };

    private static SqlText Exists(FilterField field, SqlText condition) =>
        SqlText.Of($"exists (select from ({field.Values}) f(v) where f.v is not null and {condition})");

    private static SqlText Equal(FilterField field, string operand) => field.Kind == FilterKind.Number
        ? Number(operand) is { } number ? SqlText.Of($"f.v::numeric = {number}") : SqlText.Of($"false")
        : SqlText.Of($"f.v = {operand}");

    private static SqlText Compared(FilterField field, string operand, SqlText sign)
    {
        if (field.Kind == FilterKind.Number)
        {
            return Number(operand) is { } number
                ? Exists(field, SqlText.Of($"f.v::numeric {sign} {number}"))
                : SqlText.Of($"false");
        }

        return Exists(field, SqlText.Of($"f.v collate \"C\" {sign} {operand}"));
    }

    private static decimal? Number(string operand) =>
        decimal.TryParse(operand, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
