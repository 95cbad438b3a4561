namespace Commerce.Query;

/// <summary>Where in a text another is looked for.</summary>
public enum MatchKind
{
    Contains,
    StartsWith,
    EndsWith,

    /// <summary>The whole text: an equality that can ignore case.</summary>
    Equals,
}
