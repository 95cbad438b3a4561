using System.ComponentModel.DataAnnotations;
using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Http;

namespace Commerce.Api.Accounts;

/// <summary>
/// What changes of an account. What the body does not name stays as it is. A whole account may be sent: of its other
/// fields nothing is taken.
/// </summary>
[BodyOf(typeof(Account))]
public sealed record AccountChange : INameChange
{
    /// <summary>The new name: 1 to 500 characters, not blank, no line breaks or other control characters.</summary>
    /// <example>Northwind Cloud</example>
    [StringLength(OwnedName.Longest, MinimumLength = 1)]
    public string Name { get; init; } = "";
}
