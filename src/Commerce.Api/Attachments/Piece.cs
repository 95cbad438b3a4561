using System.Buffers;

namespace Commerce.Api.Attachments;

/// <summary>The memory of one piece of a file, lent for as long as it is needed.</summary>
internal sealed class Piece : IDisposable
{
    private readonly byte[] _bytes = ArrayPool<byte>.Shared.Rent(AttachmentContent.PieceBytes);

    public Memory<byte> Memory => _bytes.AsMemory(0, AttachmentContent.PieceBytes);

    public void Dispose() => ArrayPool<byte>.Shared.Return(_bytes);
}
