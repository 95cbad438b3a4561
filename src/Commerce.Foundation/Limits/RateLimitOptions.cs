using System.ComponentModel.DataAnnotations;

namespace Commerce.Foundation.Limits;

/// <summary>How often one caller may call. Section <c>RateLimits</c>. Zero: as often as it likes.</summary>
internal sealed record RateLimitOptions
{
    /// <summary>Calls that read, of one token or user in a window.</summary>
    [Range(0, 10_000_000)]
    public int TokenReads { get; init; }

    /// <summary>Calls that write, of one token or user in a window.</summary>
    [Range(0, 10_000_000)]
    public int TokenWrites { get; init; }

    /// <summary>Calls that read, of all tokens and users of one account in a window.</summary>
    [Range(0, 10_000_000)]
    public int AccountReads { get; init; }

    /// <summary>Calls that write, of all tokens and users of one account in a window.</summary>
    [Range(0, 10_000_000)]
    public int AccountWrites { get; init; }

    /// <summary>The length of the window, which slides by tenths.</summary>
    [Range(1, 3_600)]
    public int WindowSeconds { get; init; } = 60;
}
