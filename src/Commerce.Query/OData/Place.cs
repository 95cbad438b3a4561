namespace Commerce.Query.OData;

/// <summary>Where something stands: an alias has a text of its own.</summary>
internal readonly record struct Place(string Parameter, int Position)
{
    private const int Shown = 60;

    public QueryException Error(string message, string? hint = null) => new(Parameter, Position, message, hint);

    public QueryException Unsupported(string what, string? hint = null) =>
        new(Parameter, Position, $"Not supported: {what}.", hint, isUnsupported: true);

    public QueryException CannotConvert(string text) => Error($"Cannot convert value: '{Short(text)}'.");

    public QueryException Unexpected(string text) => Error($"Unexpected `{Short(text)}`.");

    /// <summary>A caller's text in a sentence, so short that no answer is larger than its question.</summary>
    public static string Short(string text) => text.Length <= Shown ? text : text[..Shown] + "…";
}
