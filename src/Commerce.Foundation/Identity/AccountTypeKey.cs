namespace Commerce.Foundation.Identity;

internal static class AccountTypeKey
{
    /// <summary>The key of an account type in objects that hold a value for each.</summary>
    public static string Key(this AccountType type) => type switch
    {
        AccountType.Client => "client",
        AccountType.Vendor => "vendor",
        AccountType.Operations => "operations",
    };
}
