namespace Commerce.Query;

/// <summary>What is wrong with a query, told so that its author can mend it.</summary>
/// <param name="parameter">The query parameter at fault, as the caller wrote it.</param>
/// <param name="position">Where in the parameter's decoded value, counted in characters from 0.</param>
/// <param name="message">One sentence: what is wrong.</param>
/// <param name="hint">What would be right, where that is known.</param>
/// <param name="isUnsupported">True where the language has it and this service does not.</param>
public sealed class QueryException(
    string parameter, int position, string message, string? hint = null, bool isUnsupported = false)
    : Exception(message)
{
    public string Parameter { get; } = parameter;

    public int Position { get; } = position;

    public string? Hint { get; } = hint;

    /// <summary>The path or function at fault, where one is: what clients of RQL look an error up by.</summary>
    public string? Subject { get; init; }

    public bool IsUnsupported { get; } = isUnsupported;

    /// <summary>The whole story in one line: sentence, place, hint.</summary>
    public string Sentence => $"{Message} (at character {Position}){(Hint is null ? "" : " " + Hint)}";
}
