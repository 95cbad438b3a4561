namespace Commerce.Api.Attachments;

/// <summary>The file of an attachment: all of it but its bytes.</summary>
internal sealed record StoredFile(
    long RequestNo, Guid ContentId, string Filename, string ContentType, int Size, byte[] Sha256,
    DateTimeOffset CreatedAt)
{
    /// <summary>The strong validator of the bytes: their SHA-256.</summary>
    public string Tag => $"\"{Convert.ToHexStringLower(Sha256)}\"";

    /// <summary>In whole seconds, as HTTP tells it. The bytes are never changed.</summary>
    public DateTimeOffset LastModified => DateTimeOffset.FromUnixTimeSeconds(CreatedAt.ToUnixTimeSeconds());
}
