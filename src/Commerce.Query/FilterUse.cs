namespace Commerce.Query;

/// <summary>What a filter may do with a field.</summary>
[Flags]
public enum FilterUse
{
    None = 0,

    /// <summary>Equal, not equal, in a list, null or not.</summary>
    Equality = 1,

    /// <summary>Before and behind.</summary>
    Range = 2,

    /// <summary>Contains, begins with, ends with, and the functions on texts.</summary>
    Text = 4,
}
