using System.Globalization;
using Commerce.Foundation.Database.Embedded;

namespace Commerce.Api.Tests.Faults;

/// <summary>A disk of so many bytes, in memory, that can be filled to its last byte.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private const int Block = 64 * 1024;

    private SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    private string Ballast => Path.Combine(Folder, "ballast");

    /// <summary>Null, and why, where this system lets nobody mount one.</summary>
    public static async Task<(SmallDisk? Disk, string Obstacle)> MountAsync(int mebibytes)
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            return (null, "only root may mount a small disk");
        }

        var disk = new SmallDisk(Directory.CreateTempSubdirectory("commerce-faults-disk-").FullName);
        var mount = await Command.RunAsync(
            "mount", ["-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={mebibytes}m"), "tmpfs", disk.Folder],
            CancellationToken.None);
        if (!mount.Succeeded)
        {
            Directory.Delete(disk.Folder);
            return (null, $"a small disk cannot be mounted: {mount.Output}");
        }

        return (disk, "");
    }

    /// <summary>A folder on it that the database may use.</summary>
    public async Task<string> AddFolderAsync(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Folder, name)).FullName;
        await ServiceUser.OwnAsync(Folder, CancellationToken.None);
        return folder;
    }

    public void Fill()
    {
        using var ballast = new FileStream(Ballast, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[Block];
        for (var size = Block; size >= 512;)
        {
            try
            {
                ballast.Write(block, 0, size);
            }
            catch (IOException)
            {
                size /= 2;
            }
        }
    }

    public void Free() => File.Delete(Ballast);

    public async ValueTask DisposeAsync()
    {
        await Command.RunAsync("umount", [Folder], CancellationToken.None);
        Directory.Delete(Folder, recursive: true);
    }
}
