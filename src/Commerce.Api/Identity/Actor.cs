using System.ComponentModel;

namespace Commerce.Api.Identity;

/// <summary>Who an audit entry names: a user, a token or an account.</summary>
public sealed record Actor
{
    /// <summary>The id of the user (<c>USR-…</c>), the token (<c>TKN-…</c>) or the account (<c>ACC-…</c>).</summary>
    /// <example>USR-1234-1234</example>
    [ReadOnly(true)]
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    /// <example>Jane Smith</example>
    [ReadOnly(true)]
    public required string Name { get; init; }

    /// <summary>The address of a picture; absent where there is none.</summary>
    /// <example>/v1/accounts/users/USR-1234-1234/icon</example>
    [ReadOnly(true)]
    public string? Icon { get; init; }

    /// <summary>The user or else the token, whichever is known.</summary>
    internal static Actor? By(
        int? userNo, string? userName, string? userIcon, int? tokenNo, string? tokenName, string? tokenIcon) =>
        userNo is { } user ? new Actor { Id = EntityNumber.Format("USR", user), Name = userName!, Icon = userIcon }
        : tokenNo is { } token ? new Actor { Id = EntityNumber.Format("TKN", token), Name = tokenName!, Icon = tokenIcon }
        : null;

    internal static Actor? Account(int? accountNo, string? name, string? icon) => accountNo is { } account
        ? new Actor { Id = EntityNumber.Format("ACC", account), Name = name!, Icon = icon }
        : null;
}
