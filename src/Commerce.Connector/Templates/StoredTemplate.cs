using System.Text.Json.Nodes;
using Commerce.Connector.Account;
using Commerce.Connector.Contents;
using Commerce.Connector.Envelope;
using Commerce.Query.Sql;

namespace Commerce.Connector.Templates;

/// <summary>A template of a relationship, as it is stored.</summary>
internal sealed record StoredTemplate(
    string Id, int OwnerNo, string OwnerAddress, string Device, string ContentText, string Secret, DateTimeOffset? ExpiresAt,
    int? MaxAllocations, int Allocations, string? ForIdentity, string? Password, bool IsPin, DateTimeOffset CreatedAt)
{
    /// <summary>The columns of the record, in its order.</summary>
    public static SqlText Columns { get; } = SqlText.Of($"""
        p.template_id as id, p.owner_no, p.owner_address, p.device, p.content::text as content_text, p.secret, p.expires_at,
        p.max_allocations, p.allocations, p.for_identity, p.password, p.is_pin, p.created_at
        """);

    public JsonObject Content => Json.Parse(ContentText);

    public TruncatedReference Reference => new(Id, Secret);

    public string ReferenceText => Reference.ToWire(ForIdentity, Password is not null, IsPin);

    public JsonObject ToJson(ConnectorAccount reader, Dialect dialect) => new JsonObject
    {
        ["id"] = Id,
        ["isOwn"] = OwnerNo == reader.AccountNo,
        ["createdBy"] = OwnerAddress,
        ["createdByDevice"] = Device,
        ["createdAt"] = CreatedAt.ToWire(),
        ["content"] = dialect == Dialect.A ? Content : WithoutGroupFlags(Content),
        ["expiresAt"] = ExpiresAt?.ToWire(),
        ["maxNumberOfAllocations"] = OwnerNo == reader.AccountNo ? MaxAllocations : null,
        ["forIdentity"] = dialect == Dialect.A ? null : ForIdentity,
        ["passwordProtection"] = Password is null || dialect == Dialect.A
            ? null
            : new JsonObject { ["password"] = Password, ["passwordIsPin"] = IsPin ? true : null }.Compact(),
        ["secretKey"] = dialect == Dialect.A ? Secret : null,
        ["truncatedReference"] = ReferenceText,
    }.Compact();

    private static JsonObject WithoutGroupFlags(JsonObject content)
    {
        foreach (var name in new[] { "onNewRelationship", "onExistingRelationship" })
        {
            if (content[name] is JsonObject request)
            {
                RequestContent.WithoutGroupFlags(request);
            }
        }

        return content;
    }
}
