namespace Commerce.Api.Accounts;

/// <summary>An API token without anything of its secret.</summary>
internal sealed record TokenRow(
    int TokenNo, int AccountNo, string Status, string Name, DateTimeOffset? ExpiresAt, DateTimeOffset CreatedAt);
