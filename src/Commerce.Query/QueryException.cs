namespace Commerce.Query;

/// <summary>What is wrong with a query, told so that its author can mend it.</summary>
/// <param name="parameter">The query parameter at fault, as the caller wrote it.</param>
/// <param name="position">Where in the parameter's decoded value, counted in characters from 0.</param>
/// <param name="message">One sentence: what is wrong.</param>
/// <param name="hint">What would be right, where that is known.</param>
public sealed class QueryException(string parameter, int position, string message, string? hint = null)
    : Exception(message)
{
    public string Parameter { get; } = parameter;

    public int Position { get; } = position;

    public string? Hint { get; } = hint;

    /// <summary>The whole story in one line: sentence, place, hint.</summary>
    public string Sentence => $"{Message} (at character {Position}){(Hint is null ? "" : " " + Hint)}";
}
