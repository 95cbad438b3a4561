using System.ComponentModel.DataAnnotations;
using Commerce.Api.Accounts.Owned;
using Commerce.Api.Requests;
using Commerce.Foundation.Http;

namespace Commerce.Api.Accounts.Users;

/// <summary>A user to be made.</summary>
[BodyOf(typeof(User))]
public sealed record NewUser
{
    /// <summary>
    /// The person's name: 1 to 500 characters, not blank, no line breaks or other control characters.
    /// </summary>
    /// <example>Jane Smith</example>
    [StringLength(OwnedName.Longest, MinimumLength = 1)]
    public required string Name { get; init; }

    /// <summary>
    /// The account that the user acts for; by default the caller's own. Only Operations names another.
    /// </summary>
    public IdOf? Account { get; init; }

    internal void Check(FieldErrors errors) => OwnedName.Check(errors, Name);
}
