using System.ComponentModel;

namespace Commerce.Api.Messages;

/// <summary>Which account types see a message or an attachment.</summary>
public sealed record Visibility
{
    /// <summary>The client sees it.</summary>
    /// <example>true</example>
    [ReadOnly(true)]
    public bool? Client { get; init; }

    /// <summary>The vendor sees it.</summary>
    /// <example>true</example>
    [ReadOnly(true)]
    public bool? Vendor { get; init; }

    /// <summary>Operations sees it.</summary>
    /// <example>false</example>
    [ReadOnly(true)]
    public bool? Operations { get; init; }
}
