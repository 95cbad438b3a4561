namespace Commerce.Connector.Filters;

/// <summary>How the values of a field are compared.</summary>
internal enum FilterKind
{
    /// <summary>Letter by letter; times too, as they stand on the wire.</summary>
    Text,

    /// <summary>As numbers.</summary>
    Number,
}
