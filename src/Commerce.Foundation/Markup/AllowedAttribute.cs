namespace Commerce.Foundation.Markup;

/// <summary>An attribute that an element may have.</summary>
/// <param name="Keep">From the value found (null for none) to the one to write (null for none).</param>
/// <param name="IsRequired">Whether the element means nothing without it, and only its text is kept.</param>
internal sealed record AllowedAttribute(string Name, Func<string?, string?> Keep, bool IsRequired = false);
