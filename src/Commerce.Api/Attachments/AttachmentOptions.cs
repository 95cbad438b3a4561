using System.ComponentModel.DataAnnotations;

namespace Commerce.Api.Attachments;

/// <summary>Section <c>Attachments</c>.</summary>
internal sealed record AttachmentOptions
{
    public const int DefaultMaxBytes = 30_000_000;

    // Room for the other part, the heads of both, and the framing of a body that comes in chunks.
    private const int Framing = 256 * 1024;

    /// <summary>The largest file, in bytes.</summary>
    [Range(1, 250_000_000)]
    public int MaxBytes { get; init; } = DefaultMaxBytes;

    /// <summary>
    /// The slowest upload, in bytes a second, measured after the first five: by default the largest file takes two hours.
    /// </summary>
    [Range(1, 1_000_000_000)]
    public int MinBytesPerSecond { get; init; } = 4_096;

    /// <summary>How much the server takes of the whole body.</summary>
    public long LargestBody => MaxBytes + (MaxBytes / 16) + Framing;
}
