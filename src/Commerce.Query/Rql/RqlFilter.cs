namespace Commerce.Query.Rql;

/// <summary>Reads a filter in RQL.</summary>
public static class RqlFilter
{
    /// <summary>
    /// The checked tree of a filter. Operators and paths are taken in any case; what is right of an operator is a
    /// literal, unless it is <c>self(path)</c>.
    /// </summary>
    /// <param name="parameter">What the query parameter is called in errors.</param>
    /// <param name="text">The expression, percent-decoded: <see cref="RqlQuery.Split"/> gives it.</param>
    /// <param name="fields">What the resource offers.</param>
    /// <exception cref="QueryException">The filter is refused.</exception>
    public static Filter Parse(string parameter, string text, FieldSet fields) =>
        text.Length <= QueryLimits.QueryLength
            ? new RqlParser(new RqlReader(parameter, text)).Parse(fields)
            : throw new QueryException(
                parameter, QueryLimits.QueryLength, $"More than {QueryLimits.QueryLength} characters.");
}
