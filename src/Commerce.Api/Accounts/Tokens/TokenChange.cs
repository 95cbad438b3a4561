using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Http;

namespace Commerce.Api.Accounts.Tokens;

/// <summary>
/// What changes of an API token. What the body does not name stays as it is, null clears. A whole token may be sent: of
/// its other fields nothing is taken.
/// </summary>
[BodyOf(typeof(AccountToken))]
public sealed record TokenChange : INameChange
{
    /// <summary>The new name: 1 to 500 characters, not blank, no line breaks or other control characters.</summary>
    /// <example>Nightly import</example>
    [StringLength(OwnedName.Longest, MinimumLength = 1)]
    public string Name { get; init; } = "";

    /// <summary>When the token ends: an ISO 8601 time to come, UTC where it names no offset. Null: never.</summary>
    /// <example>2027-01-31T12:00:00Z</example>
    [JsonConverter(typeof(UtcMilliseconds))]
    public DateTimeOffset? ExpiresAt { get; init; }
}
