using System.Text.Json.Serialization;
using Commerce.Foundation.Http;

namespace Commerce.Foundation.Identity;

/// <summary>What an account is in the marketplace; decides what it may see and do.</summary>
[JsonConverter(typeof(EnumByName<AccountType>))]
public enum AccountType
{
    /// <summary>Asks for something.</summary>
    Client,

    /// <summary>Is asked.</summary>
    Vendor,

    /// <summary>Runs the marketplace.</summary>
    Operations,
}
