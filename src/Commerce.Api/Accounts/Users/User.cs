using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Identity;

namespace Commerce.Api.Accounts.Users;

/// <summary>
/// A person who acts for an account. Others than the account and Operations read <c>id</c>, <c>href</c>, <c>name</c>
/// and
/// <c>icon</c> alone, and those only of a user that a request of theirs names.
/// </summary>
public sealed record User
{
    /// <summary>The user's id.</summary>
    /// <example>USR-1234-1234</example>
    [ReadOnly(true)]
    [RegularExpression(UserId.Pattern)]
    public string? Id { get; init; }

    /// <summary>The user's address on this service.</summary>
    /// <example>/v1/accounts/users/USR-1234-1234</example>
    [ReadOnly(true)]
    public string? Href { get; init; }

    /// <summary>The person's name.</summary>
    /// <example>Jane Smith</example>
    [ReadOnly(true)]
    [StringLength(OwnedName.Longest, MinimumLength = 1)]
    public string? Name { get; init; }

    /// <summary>The address of the picture that was uploaded; absent where there is none.</summary>
    /// <example>/v1/accounts/users/USR-1234-1234/icon?v=0f8fad5bd9cb469fa16570867728950e</example>
    [ReadOnly(true)]
    public string? Icon { get; init; }

    /// <summary>Whether the user may act.</summary>
    /// <example>Active</example>
    [ReadOnly(true)]
    public AccountStatus? Status { get; init; }

    /// <summary>The account that the user acts for.</summary>
    [ReadOnly(true)]
    public AccountReference? Account { get; init; }

    /// <summary>What happened to the user.</summary>
    [ReadOnly(true)]
    public OwnedAudit? Audit { get; init; }
}
