namespace Commerce.Query;

/// <summary>The types of values in a filter, and what stands for each in a tree.</summary>
public enum FieldType
{
    /// <summary><see cref="string"/></summary>
    Text,

    /// <summary><see cref="long"/></summary>
    Number,

    /// <summary><see cref="decimal"/>: what arithmetic gives, or a literal with a fraction.</summary>
    Fraction,

    /// <summary><see cref="bool"/></summary>
    Boolean,

    /// <summary><see cref="DateTimeOffset"/> in UTC, to the microsecond.</summary>
    Time,

    /// <summary><see cref="DateOnly"/></summary>
    Date,

    /// <summary><see cref="TimeSpan"/></summary>
    Duration,

    /// <summary><see cref="string"/>: one of the field's names, spelt as the field spells it.</summary>
    Enumeration,

    /// <summary><see cref="IdValue"/></summary>
    Id,
}
