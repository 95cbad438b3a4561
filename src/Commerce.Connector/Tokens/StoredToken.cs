using System.Text.Json.Nodes;
using Commerce.Connector.Contents;
using Commerce.Connector.Envelope;
using Commerce.Query.Sql;

namespace Commerce.Connector.Tokens;

/// <summary>A token: something small that is passed on by a reference, such as the reference of a file.</summary>
/// <param name="IsEphemeral">True where its owner keeps it in no list: it is there for who has its reference.</param>
internal sealed record StoredToken(
    string Id, int OwnerNo, string OwnerAddress, string Device, string ContentText, string Secret, DateTimeOffset ExpiresAt,
    string? ForIdentity, string? Password, bool IsPin, bool IsEphemeral, DateTimeOffset? LockedUntil, DateTimeOffset CreatedAt)
{
    /// <summary>The columns of the record, in its order.</summary>
    public static SqlText Columns { get; } = SqlText.Of($"""
        k.token_id as id, k.owner_no, k.owner_address, k.device, k.content::text as content_text, k.secret, k.expires_at,
        k.for_identity, k.password, k.is_pin, k.is_ephemeral, k.locked_until, k.created_at
        """);

    public JsonNode Content => JsonNode.Parse(ContentText)!;

    public string ReferenceText => new TruncatedReference(Id, Secret).ToWire(ForIdentity, Password is not null, IsPin);

    public JsonObject ToJson(Dialect dialect) => new JsonObject
    {
        ["id"] = Id,
        ["createdBy"] = OwnerAddress,
        ["createdByDevice"] = Device,
        ["content"] = Content,
        ["createdAt"] = CreatedAt.ToWire(),
        ["expiresAt"] = ExpiresAt.ToWire(),
        ["forIdentity"] = dialect == Dialect.A ? null : ForIdentity,
        ["passwordProtection"] = Password is null || dialect == Dialect.A
            ? null
            : new JsonObject { ["password"] = Password, ["passwordIsPin"] = IsPin ? true : null }.Compact(),
        ["secretKey"] = dialect == Dialect.A ? Secret : null,
        ["truncatedReference"] = ReferenceText,
        ["isEphemeral"] = IsEphemeral,
    }.Compact();
}
