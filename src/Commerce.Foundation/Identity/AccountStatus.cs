using System.Text.Json.Serialization;
using Commerce.Foundation.Http;

namespace Commerce.Foundation.Identity;

/// <summary>Whether an account, a user or a token may act.</summary>
[JsonConverter(typeof(EnumByName<AccountStatus>))]
public enum AccountStatus
{
    /// <summary>May act.</summary>
    Active,

    /// <summary>Is known, and is refused.</summary>
    Disabled,
}
