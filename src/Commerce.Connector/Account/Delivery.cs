namespace Commerce.Connector.Account;

/// <summary>When what others send comes into an account's view.</summary>
internal enum Delivery
{
    /// <summary>When the account synchronises.</summary>
    Manual,

    /// <summary>By itself.</summary>
    Automatic,
}
