using Commerce.Foundation.Identity;

namespace Commerce.Api.Demo;

/// <param name="TokenNo">Null for an account without a token.</param>
/// <param name="Products">What it sells: nothing unless it is a vendor.</param>
internal sealed record DemoAccount(
    int Number,
    AccountType Type,
    string Name,
    int? TokenNo,
    IReadOnlyList<DemoUser> Users,
    IReadOnlyList<DemoProduct> Products);
