namespace Commerce.Query.Rql;

/// <summary>Reads a filter's text from left to right, each character once: names, values and punctuation.</summary>
internal sealed class RqlReader(string parameter, string text)
{
    public static IReadOnlyList<string> Functions { get; } =
    [
        "and", "or", "not", "eq", "ne", "gt", "ge", "gte", "lt", "le", "lte", "like", "ilike", "in", "out",
        "any", "all", "self", "null", "empty",
    ];

    public int Position { get; private set; }

    public bool IsAtEnd => Position == text.Length;

    public bool IsAt(char wanted) => Position < text.Length && text[Position] == wanted;

    public bool Take(char wanted)
    {
        var found = IsAt(wanted);
        Position += found ? 1 : 0;
        return found;
    }

    /// <summary>Reads up to what ends a name: also an equals sign.</summary>
    public RqlToken Name() => Token(isName: true);

    /// <summary>Reads an argument of a comparison or an element of a list.</summary>
    /// <param name="isName">True for the left side.</param>
    public RqlOperand Operand(bool isName)
    {
        if (IsAt('('))
        {
            throw Error(Position, "Unsupported argument type.", "One value is expected here.");
        }

        var token = Token(isName);
        if (!token.IsQuoted && Take('('))
        {
            return Function(token);
        }

        return token.IsMissing
            ? throw Error(token.Position, "Expression expected.", "An empty text is written `empty()` or `''`.")
            : new RqlOperand(RqlOperandKind.Text, token.Text, token.Position);
    }

    public void Close()
    {
        if (!Take(')'))
        {
            throw IsAtEnd
                ? Error(Position, "A closing parenthesis is missing.")
                : Unexpected();
        }
    }

    public void End()
    {
        if (!IsAtEnd)
        {
            throw Unexpected();
        }
    }

    public QueryException Unknown(RqlToken name) => Error(
        name.Position, "Unknown expression group.",
        name.Text.ToUpperInvariant() is "LIMIT" or "OFFSET" or "ORDER" or "SELECT"
            ? $"It is a parameter of its own: `{name.Text}=…`."
            : Nearest.Of(name.Text, Functions) is { } near ? $"Did you mean `{near}()`?" : null,
        name.Text);

    public QueryException Error(int position, string message, string? hint = null, string? subject = null) =>
        new(parameter, position, message, hint) { Subject = subject };

    private RqlOperand Function(RqlToken name)
    {
        var kind = name.Text.ToUpperInvariant() switch
        {
            "NULL" => RqlOperandKind.Null,
            "EMPTY" => RqlOperandKind.Empty,
            "SELF" => RqlOperandKind.Self,
            _ => throw (Functions.Contains(name.Text, StringComparer.OrdinalIgnoreCase)
                ? Error(name.Position, "Unsupported argument type.", subject: name.Text)
                : Unknown(name)),
        };
        var path = kind == RqlOperandKind.Self ? Token(isName: true) : default;
        if (!IsAt(')') && !IsAtEnd)
        {
            throw Error(
                name.Position,
                kind == RqlOperandKind.Self
                    ? "Pointer expression must have 0 or 1 argument"
                    : "Constant functions cannot have arguments",
                subject: name.Text);
        }

        Close();
        return new RqlOperand(kind, path.Text ?? "", name.Position);
    }

    private RqlToken Token(bool isName)
    {
        var start = Position;
        if (IsAt('\'') || IsAt('"'))
        {
            var close = RqlQuotes.Close(text, start, isName);
            if (close < 0)
            {
                throw Error(
                    start, "A closing quote is missing.",
                    "It stands before `,`, `)`, `&`, `|`, `;` or the end; one inside the text may be doubled.");
            }

            Position = close + 1;
            return new RqlToken(RqlQuotes.Inside(text, start, close), start, IsQuoted: true);
        }

        var length = text.AsSpan(start).IndexOfAny(isName ? "(),&|;=" : "(),&|;");
        Position = length < 0 ? text.Length : start + length;
        return new RqlToken(text[start..Position], start, IsQuoted: false);
    }

    private QueryException Unexpected() => Error(
        Position, $"Unexpected `{text[Position]}`.", "A value that holds `(`, `)`, `,`, `&`, `|` or `;` is quoted.");
}
