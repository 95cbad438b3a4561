using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Http;

namespace Commerce.Api.Accounts.Tokens;

/// <summary>
/// An API token: the credential of a program that acts for an account. Others than the account and Operations read
/// <c>id</c>, <c>href</c> and <c>name</c> alone, and those only of a token that a request of theirs names.
/// </summary>
public sealed record AccountToken
{
    /// <summary>The token's id, the public part of the credential.</summary>
    /// <example>TKN-1234-1234</example>
    [ReadOnly(true)]
    [RegularExpression(TokenId.Pattern)]
    public string? Id { get; init; }

    /// <summary>The token's address on this service.</summary>
    /// <example>/v1/accounts/api-tokens/TKN-1234-1234</example>
    [ReadOnly(true)]
    public string? Href { get; init; }

    /// <summary>The token's name, under which its program appears.</summary>
    /// <example>Nightly import</example>
    [ReadOnly(true)]
    [StringLength(OwnedName.Longest, MinimumLength = 1)]
    public string? Name { get; init; }

    /// <summary>Whether the token may act.</summary>
    /// <example>Active</example>
    [ReadOnly(true)]
    public TokenStatus? Status { get; init; }

    /// <summary>The account that the token acts for.</summary>
    [ReadOnly(true)]
    public AccountReference? Account { get; init; }

    /// <summary>The whole credential. Told once, by the answer that made it; nobody can read it again.</summary>
    /// <example>idt:TKN-1234-1234:the-secret</example>
    [ReadOnly(true)]
    public string? Token { get; init; }

    /// <summary>When the token ends, UTC; absent where it does not.</summary>
    /// <example>2027-01-31T12:00:00.000Z</example>
    [ReadOnly(true)]
    [JsonConverter(typeof(UtcMilliseconds))]
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>
    /// Until when the secret of before the last rotation counts beside the present one; absent where it does not.
    /// </summary>
    /// <example>2026-02-01T12:00:00.000Z</example>
    [ReadOnly(true)]
    [JsonConverter(typeof(UtcMilliseconds))]
    public DateTimeOffset? PreviousSecretUntil { get; init; }

    /// <summary>
    /// When the token was last used, at most a minute behind; absent where it never was. In lists by default. Of a
    /// single token only when it is selected by its name: it changes with every use, and the version of the token shall
    /// not.
    /// </summary>
    /// <example>2026-01-31T23:00:00.000Z</example>
    [ReadOnly(true)]
    [JsonConverter(typeof(UtcMilliseconds))]
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>What happened to the token.</summary>
    [ReadOnly(true)]
    public OwnedAudit? Audit { get; init; }
}
