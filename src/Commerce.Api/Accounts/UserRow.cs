namespace Commerce.Api.Accounts;

internal sealed record UserRow(
    int UserNo, int AccountNo, string Status, string Name, DateTimeOffset CreatedAt);
