namespace Commerce.Query.OData;

/// <summary>Where something stands: an alias has a text of its own.</summary>
internal readonly record struct Place(string Parameter, int Position)
{
    public QueryException Error(string message, string? hint = null) => new(Parameter, Position, message, hint);

    public QueryException Unsupported(string what, string? hint = null) =>
        new(Parameter, Position, $"Not supported: {what}.", hint, isUnsupported: true);

    public QueryException CannotConvert(string text) => Error($"Cannot convert value: '{Excerpt.Of(text)}'.");

    public QueryException Unexpected(string text) => Error($"Unexpected `{Excerpt.Of(text)}`.");
}
