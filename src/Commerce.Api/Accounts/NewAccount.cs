using System.ComponentModel.DataAnnotations;
using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;

namespace Commerce.Api.Accounts;

/// <summary>An account to be made.</summary>
[BodyOf(typeof(Account))]
public sealed record NewAccount
{
    /// <summary>What the account is in the marketplace; it never changes.</summary>
    /// <example>Vendor</example>
    public required AccountType Type { get; init; }

    /// <summary>
    /// The account's name: 1 to 500 characters, not blank, no line breaks or other control characters.
    /// </summary>
    /// <example>Northwind Cloud</example>
    [StringLength(OwnedName.Longest, MinimumLength = 1)]
    public required string Name { get; init; }

    internal void Check(FieldErrors errors) => OwnedName.Check(errors, Name);
}
