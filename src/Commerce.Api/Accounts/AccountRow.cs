namespace Commerce.Api.Accounts;

internal sealed record AccountRow(
    int AccountNo, string Type, string Status, string Name, DateTimeOffset CreatedAt);
