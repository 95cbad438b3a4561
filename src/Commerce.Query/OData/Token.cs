namespace Commerce.Query.OData;

/// <summary>The words of the language.</summary>
internal enum TokenKind
{
    End,
    Punctuation,

    /// <summary>A name, a keyword or a dotted name.</summary>
    Name,

    /// <summary><c>@name</c></summary>
    Alias,

    /// <summary>A quoted text, without its quotes.</summary>
    Quoted,

    /// <summary>What begins with a digit: a number, a date or a time.</summary>
    Bare,
}

/// <param name="Text">What it says, unquoted.</param>
/// <param name="Prefix">The type before a quoted text, as in <c>duration'P1D'</c>; else empty.</param>
internal readonly record struct Token(TokenKind Kind, int Position, string Text, string Prefix = "")
{
    public bool Is(char punctuation) =>
        Kind is TokenKind.Punctuation && Text[0] == punctuation;

    public bool IsName(string name) =>
        Kind is TokenKind.Name && Text.Equals(name, StringComparison.OrdinalIgnoreCase);
}
