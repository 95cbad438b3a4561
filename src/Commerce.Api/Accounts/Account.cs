using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Identity;

namespace Commerce.Api.Accounts;

/// <summary>An account of the marketplace: a client, a vendor, or Operations.</summary>
public sealed record Account
{
    /// <summary>The account's id.</summary>
    /// <example>ACC-1234-1234</example>
    [ReadOnly(true)]
    [RegularExpression(AccountId.Pattern)]
    public string? Id { get; init; }

    /// <summary>The account's address on this service.</summary>
    /// <example>/v1/accounts/accounts/ACC-1234-1234</example>
    [ReadOnly(true)]
    public string? Href { get; init; }

    /// <summary>What the account is in the marketplace; it never changes.</summary>
    /// <example>Vendor</example>
    [ReadOnly(true)]
    public AccountType? Type { get; init; }

    /// <summary>Whether the account may act; its users and tokens cannot while it may not.</summary>
    /// <example>Active</example>
    [ReadOnly(true)]
    public AccountStatus? Status { get; init; }

    /// <summary>The account's name.</summary>
    /// <example>Northwind Cloud</example>
    [ReadOnly(true)]
    [StringLength(OwnedName.Longest, MinimumLength = 1)]
    public string? Name { get; init; }

    /// <summary>The address of the picture that was uploaded; absent where there is none.</summary>
    /// <example>/v1/accounts/accounts/ACC-1234-1234/icon?v=0f8fad5bd9cb469fa16570867728950e</example>
    [ReadOnly(true)]
    public string? Icon { get; init; }

    /// <summary>
    /// What happened to the account. Others than itself and Operations read the time of its creation alone.
    /// </summary>
    [ReadOnly(true)]
    public OwnedAudit? Audit { get; init; }
}
