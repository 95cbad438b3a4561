using System.Text.Json.Serialization;
using Commerce.Foundation.Http;

namespace Commerce.Api.Accounts.Tokens;

/// <summary>Whether an API token may act.</summary>
[JsonConverter(typeof(EnumByName<TokenStatus>))]
public enum TokenStatus
{
    /// <summary>May act, while its account may.</summary>
    Active,

    /// <summary>Was stopped.</summary>
    Disabled,

    /// <summary>Has reached its end.</summary>
    Expired,
}
