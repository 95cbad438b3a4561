using System.Text.Json;
using System.Text.Json.Nodes;
using Commerce.Connector.Account;
using Commerce.Connector.Contents;
using Commerce.Connector.Envelope;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;

namespace Commerce.Connector.Tokens;

/// <summary>What is asked for of a token beside its content.</summary>
internal sealed record NewToken(DateTimeOffset? ExpiresAt, bool? IsEphemeral, Protection Protection)
{
    /// <exception cref="ConnectorException">400: a field is not what it should be.</exception>
    public static NewToken Read(JsonObject? body, ConnectorCall call) => body is null
        ? new NewToken(null, null, new Protection(null, null, false))
        : new NewToken(Expiry(body, call), Flag(body, "ephemeral"), Protection.Read(body));

    public static bool? Flag(JsonObject body, string name) => body[name]?.GetValueKind() switch
    {
        null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw ConnectorErrors.InvalidPropertyValue($"{name} must be boolean"),
    };

    /// <summary>Keeps it as a token of the account.</summary>
    /// <param name="expiresAt">Where none was asked for.</param>
    /// <param name="isEphemeral">Where nothing was said.</param>
    public async Task<StoredToken> AddAsync(
        JsonNode content, DateTimeOffset expiresAt, bool isEphemeral, AccountWork work) =>
        (await work.Connection.FindAsync<StoredToken>(SqlText.Of($"""
            insert into connector_token as k (
                token_id, owner_no, owner_address, device, content, secret, expires_at, for_identity, password, is_pin,
                is_ephemeral, created_at)
            values (
                {Ids.Token()}, {work.Me.AccountNo}, {work.Me.Address}, {work.Me.Device}, {content.ToJsonString()}::jsonb,
                {TruncatedReference.NewSecret()}, {ExpiresAt ?? expiresAt}, {Protection.ForIdentity}::text,
                {Protection.Password}::text, {Protection.IsPin}, {IsEphemeral ?? isEphemeral}, {work.Now})
            returning {StoredToken.Columns}
            """)))!;

    private static DateTimeOffset? Expiry(JsonObject body, ConnectorCall call)
    {
        if (body["expiresAt"] is null)
        {
            return null;
        }

        var expiresAt = WireTimes.Parse(body.Text("expiresAt"))
            ?? throw ConnectorErrors.InvalidPropertyValue("expiresAt must match ISO8601 datetime format");
        return expiresAt > call.Now
            ? expiresAt.ToMilliseconds()
            : throw ConnectorErrors.InvalidPropertyValue("'expiresAt' must be in the future");
    }
}
