namespace Commerce.Foundation.Database.Embedded;

/// <summary>Where the service keeps what is its own on this machine.</summary>
internal static class DataDirectory
{
    private const string Name = "commerce-api";

    public static string Default => ServiceUser.IsNeeded
        ? Path.Combine("/var/lib", Name)
        : Path.Combine(
            // Without DoNotVerify a home that has no such folder yet gives an empty text.
            Environment.GetFolderPath(
                Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
            Name);

    public static string Resolve(string? given) =>
        string.IsNullOrWhiteSpace(given) ? Default : Path.GetFullPath(given);

    /// <summary>
    /// Makes a folder of the service. As root others may pass through it, since the server runs as somebody else:
    /// each secret in it has a mode of its own.
    /// </summary>
    public static void Create(string folder)
    {
        Directory.CreateDirectory(folder);
        if (ServiceUser.IsNeeded && !OperatingSystem.IsWindows())
        {
            var mode = File.GetUnixFileMode(folder);
            File.SetUnixFileMode(folder, mode | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }
    }
}
