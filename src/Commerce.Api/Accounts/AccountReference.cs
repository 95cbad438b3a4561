using System.ComponentModel;
using Commerce.Api.Identity;

namespace Commerce.Api.Accounts;

/// <summary>An account, as other objects name it.</summary>
public sealed record AccountReference
{
    /// <summary>The account's id.</summary>
    /// <example>ACC-1234-1234</example>
    [ReadOnly(true)]
    public required string Id { get; init; }

    /// <summary>The account's address on this service.</summary>
    /// <example>/v1/accounts/accounts/ACC-1234-1234</example>
    [ReadOnly(true)]
    public required string Href { get; init; }

    /// <summary>What the account is in the marketplace.</summary>
    /// <example>Vendor</example>
    [ReadOnly(true)]
    public required AccountType Type { get; init; }

    /// <summary>Whether the account may act.</summary>
    /// <example>Active</example>
    [ReadOnly(true)]
    public required AccountStatus Status { get; init; }

    /// <summary>The account's name.</summary>
    /// <example>Northwind Cloud</example>
    [ReadOnly(true)]
    public required string Name { get; init; }

    /// <summary>The address of a picture; absent where the account has none.</summary>
    /// <example>/v1/accounts/accounts/ACC-1234-1234/icon</example>
    [ReadOnly(true)]
    public string? Icon { get; init; }

    internal static AccountReference Of(int number, string type, string status, string name, string? icon)
    {
        var id = EntityNumber.Format("ACC", number);
        return new AccountReference
        {
            Id = id,
            Href = $"/v1/accounts/accounts/{id}",
            Type = Enum.Parse<AccountType>(type),
            Status = Enum.Parse<AccountStatus>(status),
            Name = name,
            Icon = icon,
        };
    }
}
