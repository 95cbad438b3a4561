namespace Commerce.Query;

/// <summary>A part of a query string between two top-level ampersands, as it came.</summary>
/// <param name="Raw">The text, still percent-encoded.</param>
/// <param name="Offset">Where it begins in the query string.</param>
/// <param name="Name">The bare name before the first equals sign; null where the segment is an expression.</param>
public sealed record QuerySegment(string Raw, int Offset, string? Name)
{
    /// <summary>What follows the name, still percent-encoded; the whole text of an expression.</summary>
    public string Value { get; init; } = Raw;
}
