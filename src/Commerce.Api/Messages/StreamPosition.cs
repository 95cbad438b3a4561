namespace Commerce.Api.Messages;

/// <summary>Where a stream stands with a row.</summary>
internal sealed record StreamPosition
{
    /// <summary>How far there is anything at all, seen or not, in the snapshot that the row is of.</summary>
    public long Head { get; init; }

    /// <summary>The place of the row's event in the feed.</summary>
    public long? Place { get; init; }

    /// <summary>The number of the row's event in its request.</summary>
    public int? EventSeq { get; init; }
}
