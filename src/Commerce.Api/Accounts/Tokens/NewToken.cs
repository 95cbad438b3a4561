using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Commerce.Api.Accounts.Owned;
using Commerce.Api.Requests;
using Commerce.Foundation.Http;

namespace Commerce.Api.Accounts.Tokens;

/// <summary>An API token to be made.</summary>
[BodyOf(typeof(AccountToken))]
public sealed record NewToken
{
    /// <summary>The token's name: 1 to 500 characters, not blank, no line breaks or other control characters.</summary>
    /// <example>Nightly import</example>
    [StringLength(OwnedName.Longest, MinimumLength = 1)]
    public required string Name { get; init; }

    /// <summary>
    /// The account that the token acts for; by default the caller's own. Only Operations names another.
    /// </summary>
    public IdOf? Account { get; init; }

    /// <summary>
    /// When the token ends: an ISO 8601 time to come, UTC where it names no offset. By default never.
    /// </summary>
    /// <example>2027-01-31T12:00:00Z</example>
    [JsonConverter(typeof(UtcMilliseconds))]
    public DateTimeOffset? ExpiresAt { get; init; }

    internal void Check(FieldErrors errors, DateTimeOffset now)
    {
        OwnedName.Check(errors, Name);
        CheckExpiry(errors, ExpiresAt, now);
    }

    internal static void CheckExpiry(FieldErrors errors, DateTimeOffset? expiresAt, DateTimeOffset now)
    {
        if (expiresAt <= now)
        {
            errors.Add("expiresAt", "The token would have ended already: name a time to come, or none.");
        }
    }
}
