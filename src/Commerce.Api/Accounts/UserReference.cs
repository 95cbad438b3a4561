using System.ComponentModel;
using Commerce.Api.Identity;

namespace Commerce.Api.Accounts;

/// <summary>A person, or an API token that acts like one, as other objects name it.</summary>
public sealed record UserReference
{
    /// <summary>The id of the user (<c>USR-…</c>) or the token (<c>TKN-…</c>).</summary>
    /// <example>USR-1234-1234</example>
    [ReadOnly(true)]
    public required string Id { get; init; }

    /// <summary>The address on this service.</summary>
    /// <example>/v1/accounts/users/USR-1234-1234</example>
    [ReadOnly(true)]
    public required string Href { get; init; }

    /// <summary>The name of the person or the token.</summary>
    /// <example>Jane Smith</example>
    [ReadOnly(true)]
    public required string Name { get; init; }

    /// <summary>The address of a picture; absent where there is none.</summary>
    /// <example>/v1/accounts/users/USR-1234-1234/icon</example>
    [ReadOnly(true)]
    public string? Icon { get; init; }

    internal static UserReference OfUser(int number, string name, string? icon)
    {
        var id = EntityNumber.Format("USR", number);
        return new UserReference { Id = id, Href = $"/v1/accounts/users/{id}", Name = name, Icon = icon };
    }

    internal static UserReference OfToken(int number, string name, string? icon)
    {
        var id = EntityNumber.Format("TKN", number);
        return new UserReference { Id = id, Href = $"/v1/accounts/api-tokens/{id}", Name = name, Icon = icon };
    }
}
