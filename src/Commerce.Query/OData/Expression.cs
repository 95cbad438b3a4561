namespace Commerce.Query.OData;

/// <summary>What was written, before names and types are looked at.</summary>
internal abstract record Expression
{
    private Expression(Place at) => At = at;

    public Place At { get; }

    public sealed record Literal(Place Where, LiteralKind Kind, string Text) : Expression(Where);

    /// <summary>Names joined by <c>/</c>.</summary>
    public sealed record Path(Place Where, string Text) : Expression(Where);

    public sealed record Call(Place Where, string Name, IReadOnlyList<Expression> Arguments) : Expression(Where);

    /// <summary><c>any</c> or <c>all</c>; without variable and condition in <c>any()</c>.</summary>
    public sealed record Lambda(Place Where, string Of, bool IsAll, string? Variable, Expression? Condition)
        : Expression(Where);

    public sealed record Not(Place Where, Expression Operand) : Expression(Where);

    public sealed record Negate(Place Where, Expression Operand) : Expression(Where);

    public sealed record Binary(Place Where, Operator Operator, Expression Left, Expression Right) : Expression(Where);

    public sealed record List(Place Where, IReadOnlyList<Expression> Items) : Expression(Where);
}

internal enum LiteralKind
{
    Null,
    Boolean,
    Number,
    Time,
    Date,
    Duration,
    Text,

    /// <summary>A quoted name behind the name of its type.</summary>
    Enumeration,
}
