namespace Commerce.Query.OData;

/// <summary>Reads <c>$filter</c>.</summary>
public static class ODataFilter
{
    /// <param name="parameter">The name under which errors are told.</param>
    /// <param name="text">The decoded text.</param>
    /// <param name="fields">What the resource offers.</param>
    /// <param name="aliases">The texts of the parameter aliases, by name with the leading <c>@</c>.</param>
    /// <exception cref="QueryException">The filter is refused; an error inside an alias names the alias.</exception>
    public static Filter Parse(
        string parameter, string text, FieldSet fields, IReadOnlyDictionary<string, string> aliases)
    {
        var read = new ExpressionParser(new ParserState(aliases), parameter, text, depth: 0).ParseWhole();
        return new FilterBinder(new Scope(fields)).Bind(read);
    }
}
