namespace Commerce.Query;

/// <summary>When a field is part of an answer.</summary>
public enum Inclusion
{
    /// <summary>Sent unless it is deselected.</summary>
    Default,

    /// <summary>Sent when it is selected, or when everything is.</summary>
    Selected,

    /// <summary>As <see cref="Selected"/>, but few objects have one: its absence is never counted as an omission.</summary>
    Rare,

    /// <summary>Sent only when its own name is selected; never counted as omitted.</summary>
    Named,

    /// <summary>Known, but never sent in this context, whatever is selected; never counted as omitted.</summary>
    Hidden,
}
