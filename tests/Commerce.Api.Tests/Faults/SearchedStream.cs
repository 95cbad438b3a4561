namespace Commerce.Api.Tests.Faults;

/// <summary>Shows whatever is read of a stream to somebody, each piece behind the last bytes of the one before.</summary>
/// <param name="length">How long the word is that is looked for: so that none falls between two pieces, or counts twice.</param>
internal sealed class SearchedStream(Stream stream, int length, SearchBytes search) : Stream
{
    private byte[] _last = [];

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await stream.ReadAsync(buffer, cancellationToken);
        byte[] piece = [.. _last, .. buffer.Span[..read]];
        search(piece);
        _last = piece[^Math.Min(piece.Length, length - 1)..];
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            stream.Dispose();
        }

        base.Dispose(disposing);
    }
}
