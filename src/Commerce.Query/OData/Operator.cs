namespace Commerce.Query.OData;

/// <summary>The operators between two operands; their names are the words.</summary>
internal enum Operator
{
    Or,
    And,
    Eq,
    Ne,
    Gt,
    Ge,
    Lt,
    Le,
    In,
    Add,
    Sub,
    Mul,
    Div,
    DivBy,
    Mod,
}

internal static class Operators
{
    /// <summary>The loosest level of a comparison: what <c>not</c> applies to.</summary>
    public const int ComparisonLevel = 3;

    private static readonly Dictionary<string, Operator> Words =
        Enum.GetValues<Operator>().ToDictionary(one => one.ToString(), StringComparer.OrdinalIgnoreCase);

    public static Operator? Find(Token token) =>
        token.Kind is TokenKind.Name && Words.TryGetValue(token.Text, out var found) ? found : null;

    public static string? Suggest(string word) =>
        Nearest.Of(word, Words.Keys) is { } near ? $"Did you mean `{near.ToLowerInvariant()}`?" : null;

    /// <summary>How tightly it binds.</summary>
    public static int Level(Operator one) => one switch
    {
        Operator.Or => 1,
        Operator.And => 2,
        Operator.Eq or Operator.Ne => ComparisonLevel,
        Operator.Gt or Operator.Ge or Operator.Lt or Operator.Le or Operator.In => 4,
        Operator.Add or Operator.Sub => 5,
        Operator.Mul or Operator.Div or Operator.DivBy or Operator.Mod => 6,
    };

    /// <summary>The comparison that it stands for; null for the others.</summary>
    public static Comparison? Comparison(Operator one) => one switch
    {
        Operator.Eq => Query.Comparison.Equal,
        Operator.Ne => Query.Comparison.NotEqual,
        Operator.Gt => Query.Comparison.Greater,
        Operator.Ge => Query.Comparison.GreaterOrEqual,
        Operator.Lt => Query.Comparison.Less,
        Operator.Le => Query.Comparison.LessOrEqual,
        Operator.Or or Operator.And or Operator.In => null,
        Operator.Add or Operator.Sub or Operator.Mul or Operator.Div or Operator.DivBy or Operator.Mod => null,
    };

    /// <summary>The operator after its operands have changed places.</summary>
    public static Operator Mirror(Operator one) => one switch
    {
        Operator.Gt => Operator.Lt,
        Operator.Ge => Operator.Le,
        Operator.Lt => Operator.Gt,
        Operator.Le => Operator.Ge,
        Operator.Or or Operator.And or Operator.Eq or Operator.Ne or Operator.In => one,
        Operator.Add or Operator.Sub or Operator.Mul or Operator.Div or Operator.DivBy or Operator.Mod => one,
    };
}
