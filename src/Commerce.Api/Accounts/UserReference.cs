using System.ComponentModel;
using Commerce.Foundation.Identity;
using Commerce.Query;

namespace Commerce.Api.Accounts;

/// <summary>A person, or an API token that acts like one, as other objects name it.</summary>
public sealed record UserReference
{
    /// <summary>The id of the user (<c>USR-…</c>) or the token (<c>TKN-…</c>).</summary>
    /// <example>USR-1234-1234</example>
    [ReadOnly(true)]
    public string? Id { get; init; }

    /// <summary>The address on this service.</summary>
    /// <example>/v1/accounts/users/USR-1234-1234</example>
    [ReadOnly(true)]
    public string? Href { get; init; }

    /// <summary>The name of the person or the token.</summary>
    /// <example>Jane Smith</example>
    [ReadOnly(true)]
    public string? Name { get; init; }

    /// <summary>The address of a picture; absent where there is none.</summary>
    /// <example>/v1/accounts/users/USR-1234-1234/icon</example>
    [ReadOnly(true)]
    public string? Icon { get; init; }

    /// <summary>The user or else the token, whichever is known; null where neither is, or nothing of it is selected.</summary>
    internal static UserReference? Of(
        Projection projection, string path,
        int? userNo, string? userName, string? userIcon, int? tokenNo, string? tokenName, string? tokenIcon)
    {
        if (!projection.Includes(path) || (userNo is null && tokenNo is null))
        {
            return null;
        }

        var (id, folder) = tokenNo is { } token
            ? (EntityNumber.Format("TKN", token), "api-tokens")
            : (EntityNumber.Format("USR", userNo!.Value), "users");
        return new UserReference
        {
            Id = projection.If($"{path}.id", id),
            Href = projection.If($"{path}.href", $"/v1/accounts/{folder}/{id}"),
            Name = projection.If($"{path}.name", tokenName ?? userName),
            Icon = projection.If($"{path}.icon", tokenNo is null ? userIcon : tokenIcon),
        };
    }
}
