namespace Commerce.Query.Rql;

/// <summary>An argument of a comparison.</summary>
/// <param name="Text">The path or the literal; empty for a constant.</param>
internal readonly record struct RqlOperand(RqlOperandKind Kind, string Text, int Position);
