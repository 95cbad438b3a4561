namespace Commerce.Foundation.Identity;

/// <summary>What a valid JWT says of its bearer.</summary>
internal sealed record JwtClaims(string? AccountId, string? AccountType, string? UserId);
