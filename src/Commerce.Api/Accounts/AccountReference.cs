using System.ComponentModel;
using Commerce.Foundation.Identity;
using Commerce.Query;

namespace Commerce.Api.Accounts;

/// <summary>An account, as other objects name it.</summary>
public sealed record AccountReference
{
    /// <summary>The account's id.</summary>
    /// <example>ACC-1234-1234</example>
    [ReadOnly(true)]
    public string? Id { get; init; }

    /// <summary>The account's address on this service.</summary>
    /// <example>/v1/accounts/accounts/ACC-1234-1234</example>
    [ReadOnly(true)]
    public string? Href { get; init; }

    /// <summary>What the account is in the marketplace.</summary>
    /// <example>Vendor</example>
    [ReadOnly(true)]
    public AccountType? Type { get; init; }

    /// <summary>Whether the account may act.</summary>
    /// <example>Active</example>
    [ReadOnly(true)]
    public AccountStatus? Status { get; init; }

    /// <summary>The account's name.</summary>
    /// <example>Northwind Cloud</example>
    [ReadOnly(true)]
    public string? Name { get; init; }

    /// <summary>The address of a picture; absent where the account has none.</summary>
    /// <example>/v1/accounts/accounts/ACC-1234-1234/icon</example>
    [ReadOnly(true)]
    public string? Icon { get; init; }

    /// <param name="path">Where the reference stands: the projection decides of each of its fields.</param>
    internal static AccountReference Of(
        Projection projection, string path, int number, string type, string status, string name, string? icon)
    {
        var id = EntityNumber.Format("ACC", number);
        return new AccountReference
        {
            Id = projection.If($"{path}.id", id),
            Href = projection.If($"{path}.href", $"/v1/accounts/accounts/{id}"),
            Type = projection.If<AccountType?>($"{path}.type", Enum.Parse<AccountType>(type)),
            Status = projection.If<AccountStatus?>($"{path}.status", Enum.Parse<AccountStatus>(status)),
            Name = projection.If($"{path}.name", name),
            Icon = projection.If($"{path}.icon", icon),
        };
    }
}
