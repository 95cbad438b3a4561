using Commerce.Query.Sql;

namespace Commerce.Connector.Filters;

/// <summary>A field that a list can be filtered by.</summary>
/// <param name="Values">A query of one column: every value that the field has in a row, as text. None where it is absent.</param>
internal sealed record FilterField(string Name, SqlText Values, FilterKind Kind = FilterKind.Text)
{
    private const string TimeFormat = "YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"";

    public static FilterField Text(string name, SqlText column) => new(name, SqlText.Of($"select {column}"));

    public static FilterField Number(string name, SqlText column) =>
        new(name, SqlText.Of($"select ({column})::text"), FilterKind.Number);

    public static FilterField Flag(string name, SqlText condition) =>
        new(name, SqlText.Of($"select case when {condition} then 'true' else 'false' end"));

    public static FilterField Time(string name, SqlText column) =>
        new(name, SqlText.Of($"select to_char({column} at time zone 'UTC', {TimeFormat})"));

    /// <summary>Whatever stands at a path of a document.</summary>
    /// <param name="path">In the language of jsonpath.</param>
    public static FilterField Json(string name, SqlText document, string path) => new(
        name, SqlText.Of($"select j #>> '{{}}' from jsonb_path_query({document}, {path}::jsonpath) j"));
}
