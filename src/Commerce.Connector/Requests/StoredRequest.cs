using System.Text.Json.Nodes;
using Commerce.Connector.Contents;
using Commerce.Connector.Envelope;
using Commerce.Query.Sql;

namespace Commerce.Connector.Requests;

/// <summary>One side of a request, as it is stored.</summary>
internal sealed record StoredRequest(
    string Id, bool IsOwn, string Peer, string StatusText, string ContentText, string? SourceType, string? SourceReference,
    string? ResponseText, DateTimeOffset? ResponseCreatedAt, string? ResponseSourceType, string? ResponseSourceReference,
    DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt)
{
    public const string FromMessage = "Message";
    public const string FromTemplate = "RelationshipTemplate";

    /// <summary>The columns of the record, in its order.</summary>
    public static SqlText Columns { get; } = SqlText.Of($"""
        r.request_id as id, r.is_own, r.peer_address as peer, r.status as status_text, r.content::text as content_text,
        r.source_type, r.source_reference, r.response::text as response_text, r.response_created_at,
        r.response_source_type, r.response_source_reference, r.created_at, r.expires_at
        """);

    public RequestStatus Status => Enum.Parse<RequestStatus>(StatusText);

    public JsonObject Content => Json.Parse(ContentText);

    public JsonObject? Response => ResponseText is null ? null : Json.Parse(ResponseText);

    /// <summary>As it is now: what is due to expire has expired, whether or not that has been written down.</summary>
    public StoredRequest At(DateTimeOffset now) =>
        ExpiresAt <= now && Status is not (RequestStatus.Decided or RequestStatus.Completed or RequestStatus.Expired)
            ? this with { StatusText = nameof(RequestStatus.Expired) }
            : this;

    public JsonObject ToJson(Dialect dialect) => new JsonObject
    {
        ["id"] = Id,
        ["isOwn"] = IsOwn,
        ["peer"] = Peer,
        ["createdAt"] = CreatedAt.ToWire(),
        ["status"] = StatusText,
        ["content"] = dialect == Dialect.A ? Content : RequestContent.WithoutGroupFlags(Content),
        ["source"] = SourceType is null
            ? null
            : new JsonObject { ["type"] = SourceType, ["reference"] = SourceReference },
        ["response"] = Response is not { } response
            ? null
            : new JsonObject
            {
                ["createdAt"] = ResponseCreatedAt!.Value.ToWire(),
                ["content"] = response,
                ["source"] = ResponseSourceType is null
                    ? null
                    : new JsonObject
                    {
                        ["type"] = dialect == Dialect.A && ResponseSourceType == "Relationship"
                            ? "RelationshipChange"
                            : ResponseSourceType,
                        ["reference"] = ResponseSourceReference,
                    },
            }.Compact(),
    }.Compact();
}
