using System.Security.Cryptography;
using Commerce.Foundation.Http;

namespace Commerce.Api.Attachments;

/// <summary>
/// A file on its way into the database, kept on disk until all of it is there and known to be what it should be. So a
/// slow caller holds a file handle, no connection and no memory. Nobody else finds the file, and none is left behind,
/// even where the process is killed: it has no name once it is open, or is deleted by the system when it is closed.
/// </summary>
internal sealed class SpooledFile : IAsyncDisposable
{
    private readonly FileStream _file;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    private SpooledFile(FileStream file) => _file = file;

    public int Length { get; private set; }

    /// <exception cref="ProblemException">503: the disk cannot be written.</exception>
    public static SpooledFile Create()
    {
        // Random enough that nobody guesses it, and CreateNew follows no link that was put there.
        var path = Path.Combine(Path.GetTempPath(), $"commerce-upload-{Path.GetRandomFileName()}");
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Delete,
            BufferSize = 0,
            Options = OperatingSystem.IsWindows()
                ? FileOptions.Asynchronous | FileOptions.DeleteOnClose
                : FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            var file = new FileStream(path, options);
            if (!OperatingSystem.IsWindows())
            {
                File.Delete(path);
            }

            return new SpooledFile(file);
        }
        catch (Exception obstacle) when (obstacle is IOException or UnauthorizedAccessException)
        {
            throw new ProblemException(Problems.NoRoom(), obstacle);
        }
    }

    /// <summary>Adds bytes at the end.</summary>
    /// <exception cref="ProblemException">503: the disk is full.</exception>
    public async Task AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        try
        {
            await RandomAccess.WriteAsync(_file.SafeFileHandle, bytes, Length, cancellation);
        }
        catch (IOException obstacle)
        {
            throw new ProblemException(Problems.NoRoom(), obstacle);
        }

        _hash.AppendData(bytes.Span);
        Length += bytes.Length;
    }

    /// <summary>Reads from a place on: as much as the buffer holds, or all that there is.</summary>
    public async Task<int> ReadAsync(long position, Memory<byte> buffer)
    {
        var filled = 0;
        while (filled < buffer.Length)
        {
            var read = await RandomAccess.ReadAsync(_file.SafeFileHandle, buffer[filled..], position + filled);
            if (read == 0)
            {
                break;
            }

            filled += read;
        }

        return filled;
    }

    /// <summary>The SHA-256 of what was added.</summary>
    public byte[] Hash() => _hash.GetCurrentHash();

    public ValueTask DisposeAsync()
    {
        _hash.Dispose();
        return _file.DisposeAsync();
    }
}
