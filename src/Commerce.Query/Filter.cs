namespace Commerce.Query;

/// <summary>
/// A condition, whatever language it was written in. The tree is checked: fields exist and may be used so, and every
/// constant has the type of what it is compared with. Nothing in it is text of the caller's that could become SQL.
/// </summary>
public abstract record Filter
{
    private Filter()
    {
    }

    public sealed record And(Filter Left, Filter Right) : Filter;

    public sealed record Or(Filter Left, Filter Right) : Filter;

    public sealed record Not(Filter Operand) : Filter;

    /// <summary>
    /// Null takes part as in OData: <c>eq</c> and <c>ne</c> are never unknown, and nothing is before or behind null.
    /// </summary>
    public sealed record Compare(Scalar Left, Comparison Operator, Scalar Right) : Filter;

    /// <summary>True where the value is one of those listed; null may be listed. An empty list holds nothing.</summary>
    public sealed record In(Scalar Value, IReadOnlyList<Scalar.Constant> Values) : Filter;

    /// <summary>A text that contains, begins with or ends with another.</summary>
    public sealed record Match(Scalar Text, MatchKind Kind, Scalar Needle, bool IgnoreCase) : Filter;

    /// <summary>True where an element of the collection fulfils the condition; without one, where there is any.</summary>
    public sealed record Any(CollectionField Of, Filter? Condition) : Filter;

    /// <summary>True where every element fulfils the condition; also where there is none.</summary>
    public sealed record All(CollectionField Of, Filter Condition) : Filter;

    /// <summary>True or false for every row.</summary>
    public sealed record Always(bool Value) : Filter;
}
