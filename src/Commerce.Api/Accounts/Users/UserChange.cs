using System.ComponentModel.DataAnnotations;
using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Http;

namespace Commerce.Api.Accounts.Users;

/// <summary>
/// What changes of a user. What the body does not name stays as it is. A whole user may be sent: of its other fields
/// nothing is taken.
/// </summary>
[BodyOf(typeof(User))]
public sealed record UserChange : INameChange
{
    /// <summary>The new name: 1 to 500 characters, not blank, no line breaks or other control characters.</summary>
    /// <example>Jane Smith</example>
    [StringLength(OwnedName.Longest, MinimumLength = 1)]
    public string Name { get; init; } = "";
}
