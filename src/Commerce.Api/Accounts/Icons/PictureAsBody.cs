using Microsoft.AspNetCore.Http.Metadata;

namespace Commerce.Api.Accounts.Icons;

/// <summary>Endpoint metadata: the body is a picture.</summary>
internal sealed record PictureAsBody : IAcceptsMetadata
{
    public IReadOnlyList<string> ContentTypes { get; } = [Picture.Png, Picture.Jpeg];

    public Type? RequestType => typeof(Stream);

    public bool IsOptional => false;
}
