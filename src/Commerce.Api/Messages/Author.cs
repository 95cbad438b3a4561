namespace Commerce.Api.Messages;

/// <summary>How somebody who wrote a message is shown.</summary>
internal sealed record Author
{
    /// <summary>Of all names: see <see cref="AuthorNames"/>.</summary>
    public Guid Version { get; init; }

    public int? AccountNo { get; init; }

    public string? AccountType { get; init; }

    public string? AccountStatus { get; init; }

    public string? AccountName { get; init; }

    public string? AccountIcon { get; init; }

    public int? UserNo { get; init; }

    public string? UserName { get; init; }

    public string? UserIcon { get; init; }

    public int? TokenNo { get; init; }

    public string? TokenName { get; init; }

    public string? TokenIcon { get; init; }
}
