namespace Commerce.Connector.Filters;

/// <summary>What a value of a filter parameter asks for.</summary>
internal enum FilterOperator
{
    /// <summary>The field has a value.</summary>
    Present,

    /// <summary>The field has none.</summary>
    Absent,

    /// <summary>It has this one.</summary>
    Equal,

    /// <summary>It has not this one.</summary>
    NotEqual,

    /// <summary>It has a greater one.</summary>
    Above,

    /// <summary>It has this one or a greater one.</summary>
    AtLeast,

    /// <summary>It has a smaller one.</summary>
    Below,

    /// <summary>It has this one or a smaller one.</summary>
    AtMost,

    /// <summary>It has one with this in it, in letters of any case.</summary>
    Contains,

    /// <summary>It has one that begins with this, in letters of any case.</summary>
    StartsWith,

    /// <summary>It has one that ends with this, in letters of any case.</summary>
    EndsWith,
}
