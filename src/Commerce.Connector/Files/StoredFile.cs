using System.Text.Json.Nodes;
using Commerce.Connector.Account;
using Commerce.Connector.Contents;
using Commerce.Connector.Envelope;
using Commerce.Query.Sql;

namespace Commerce.Connector.Files;

/// <summary>A file, all but its bytes.</summary>
internal sealed record StoredFile(
    string Id, int OwnerNo, string OwnerAddress, string Device, string Filename, string MediaType, int Size, string Title,
    string? Description, string Secret, DateTimeOffset ExpiresAt, DateTimeOffset CreatedAt)
{
    /// <summary>The columns of the record, in its order.</summary>
    public static SqlText Columns { get; } = SqlText.Of($"""
        f.file_id as id, f.owner_no, f.owner_address, f.device, f.filename, f.media_type, f.size, f.title, f.description,
        f.secret, f.expires_at, f.created_at
        """);

    /// <summary>Whether the account may read the file <c>f</c>: it is its own, was sent to it, or was loaded by it.</summary>
    public static SqlText Visible(ConnectorAccount reader) => SqlText.Of($"""
        (
            f.owner_no = {reader.AccountNo}
            or exists (
                select from connector_file_side v
                where v.account_no = {reader.AccountNo} and v.file_id = f.file_id)
        )
        """);

    /// <summary>Those of others that the account may read, by an index.</summary>
    public static SqlText OfOthers(ConnectorAccount reader) => SqlText.Of($"""
        f.file_id in (select v.file_id from connector_file_side v where v.account_no = {reader.AccountNo})
        """);

    /// <summary>All that the account may read, by indexes.</summary>
    public static SqlText Listed(ConnectorAccount reader) => SqlText.Of($"""
        f.file_id in (
            select o.file_id from connector_file o where o.owner_no = {reader.AccountNo}
            union all
            select v.file_id from connector_file_side v where v.account_no = {reader.AccountNo})
        """);

    public TruncatedReference Reference => new(Id, Secret);

    public JsonObject ToJson(ConnectorAccount reader, Dialect dialect) => new JsonObject
    {
        ["id"] = Id,
        ["filename"] = Filename,
        ["filesize"] = Size,
        ["createdAt"] = CreatedAt.ToWire(),
        ["createdBy"] = OwnerAddress,
        ["createdByDevice"] = Device,
        ["expiresAt"] = ExpiresAt.ToWire(),
        ["mimetype"] = MediaType,
        ["isOwn"] = OwnerNo == reader.AccountNo,
        ["title"] = Title,
        ["description"] = Description,
        ["secretKey"] = dialect == Dialect.A ? Secret : null,
        ["truncatedReference"] = Reference.ToWire(),
    }.Compact();
}
