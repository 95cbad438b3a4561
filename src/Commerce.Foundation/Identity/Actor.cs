using System.ComponentModel;
using Commerce.Query;

namespace Commerce.Foundation.Identity;

/// <summary>Who an audit entry names: a user, a token or an account.</summary>
public sealed record Actor
{
    /// <summary>The id of the user (<c>USR-…</c>), the token (<c>TKN-…</c>) or the account (<c>ACC-…</c>).</summary>
    /// <example>USR-1234-1234</example>
    [ReadOnly(true)]
    public string? Id { get; init; }

    /// <summary>Its name.</summary>
    /// <example>Jane Smith</example>
    [ReadOnly(true)]
    public string? Name { get; init; }

    /// <summary>The address of a picture; absent where there is none.</summary>
    /// <example>/v1/accounts/users/USR-1234-1234/icon</example>
    [ReadOnly(true)]
    public string? Icon { get; init; }

    /// <summary>The user or else the token, whichever is known.</summary>
    /// <param name="path">Where the actor stands: the projection decides of each field.</param>
    internal static Actor? By(
        Projection projection, string path,
        int? userNo, string? userName, string? userIcon, int? tokenNo, string? tokenName, string? tokenIcon) =>
        userNo is { } user ? Of(projection, path, EntityNumber.Format("USR", user), userName, userIcon)
        : tokenNo is { } token ? Of(projection, path, EntityNumber.Format("TKN", token), tokenName, tokenIcon)
        : null;

    internal static Actor? Account(Projection projection, string path, int? accountNo, string? name, string? icon) =>
        accountNo is { } account ? Of(projection, path, EntityNumber.Format("ACC", account), name, icon) : null;

    private static Actor? Of(Projection projection, string path, string id, string? name, string? icon) =>
        projection.Includes(path)
            ? new Actor
            {
                Id = projection.If($"{path}.id", id),
                Name = projection.If($"{path}.name", name),
                Icon = projection.If($"{path}.icon", icon),
            }
            : null;
}
