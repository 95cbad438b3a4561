namespace Commerce.Query.Rql;

/// <summary>What an argument of a comparison is.</summary>
internal enum RqlOperandKind
{
    /// <summary>A path on the left, a literal on the right.</summary>
    Text,

    /// <summary><c>self(path)</c>: a path on either side; without one, the element itself.</summary>
    Self,

    /// <summary><c>null()</c></summary>
    Null,

    /// <summary><c>empty()</c></summary>
    Empty,
}
