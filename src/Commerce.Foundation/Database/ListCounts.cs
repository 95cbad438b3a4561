namespace Commerce.Foundation.Database;

/// <summary>What a list tells of itself before its rows.</summary>
internal sealed record ListCounts
{
    /// <summary>How many there are.</summary>
    public long Total { get; init; }

    /// <summary>Another number where the caller would read something else than before; 0 where the list has none.</summary>
    public long Version { get; init; }
}
