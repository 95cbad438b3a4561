using System.Diagnostics;

namespace Commerce.Foundation.Database.Embedded;

/// <summary>
/// Locks between processes. The system frees them however their holder ends, and files opened here are not inherited
/// by the programs that this process starts.
/// </summary>
internal static class FileLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits to be the only holder.</summary>
    public static async Task<FileStream> AcquireAsync(string path, TimeSpan patience, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            if (TryAcquire(path) is { } held)
                return held;
            if (Stopwatch.GetElapsedTime(start) > patience)
                throw new EmbeddedPostgresException(
                    $"Another process has held {path} for {patience.TotalSeconds:0} s.");
            await Task.Delay(Pause, cancellation);
        }
    }

    /// <summary>Null when somebody else holds it, alone or shared.</summary>
    public static FileStream? TryAcquire(string path)
    {
        try
        {
            return new FileStream(path, Describe(FileAccess.ReadWrite, FileShare.None));
        }
        // Missing folders are no matter of waiting; UnauthorizedAccessException is no IOException.
        catch (IOException failure) when (failure is not DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Holds it together with others. To be called by who knows that nobody holds it alone.</summary>
    public static FileStream Share(string path) => new(path, Describe(FileAccess.Read, FileShare.Read));

    private static FileStreamOptions Describe(FileAccess access, FileShare share)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = access, Share = share };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
