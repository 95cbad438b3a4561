namespace Commerce.Api.Accounts;

internal sealed record ProductRow(int ProductNo, int VendorNo, string Name, DateTimeOffset CreatedAt);
