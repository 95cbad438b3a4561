namespace Commerce.Foundation.Identity;

/// <summary>What the database knows of a token and its account.</summary>
internal sealed record TokenRow(
    byte[] SecretHash, byte[]? PreviousSecretHash, DateTimeOffset? PreviousUntil, DateTimeOffset? ExpiresAt,
    DateTimeOffset? LastUsedAt, int AccountNo, string Type, bool Active);
