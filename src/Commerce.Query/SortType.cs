namespace Commerce.Query;

/// <summary>The types that a sorted column may have.</summary>
public enum SortType
{
    /// <summary>A 64-bit whole number.</summary>
    Number,

    /// <summary>A point in time with milliseconds.</summary>
    Time,

    /// <summary>A text, in the order of its bytes.</summary>
    Text,
}
