namespace Commerce.Query.OData;

/// <summary>Tells what kind of value a token is.</summary>
internal static class Literals
{
    public static Expression.Literal Quoted(Place at, Token token) => token.Prefix switch
    {
        "" => new Expression.Literal(at, LiteralKind.Text, token.Text),
        _ when token.Prefix.Equals("duration", StringComparison.OrdinalIgnoreCase)
            => new Expression.Literal(at, LiteralKind.Duration, token.Text),
        _ when token.Prefix.Contains('.', StringComparison.Ordinal)
            => new Expression.Literal(at, LiteralKind.Enumeration, token.Text),
        _ => throw at.Unsupported($"a value of type `{Excerpt.Of(token.Prefix)}`"),
    };

    public static Expression.Literal Bare(Place at, string text)
    {
        // OData takes the letters of a time in any case.
        var upper = text.ToUpperInvariant();
        return NumberLiteral.Parse(text) is not null ? new Expression.Literal(at, LiteralKind.Number, text)
            : Literal.Date(text) is not null ? new Expression.Literal(at, LiteralKind.Date, text)
            : Literal.Time(upper) is not null ? new Expression.Literal(at, LiteralKind.Time, upper)
            : throw at.CannotConvert(text);
    }

    /// <summary>A name that is a value; null where it is none.</summary>
    public static Expression.Literal? Word(Place at, string name)
    {
        bool Is(string word) => name.Equals(word, StringComparison.OrdinalIgnoreCase);
        return Is("null") ? new Expression.Literal(at, LiteralKind.Null, name)
            : Is("true") || Is("false") ? new Expression.Literal(at, LiteralKind.Boolean, name)
            : null;
    }

    public static Expression.Literal Negated(Place at, Expression.Literal literal) =>
        new(at, literal.Kind, literal.Text.StartsWith('-') ? literal.Text[1..] : "-" + literal.Text);
}
