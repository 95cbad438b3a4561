using System.Globalization;

namespace Commerce.Foundation.Database.Embedded;

/// <summary>Where packages of PostgreSQL put their programs; many keep them off the PATH.</summary>
internal static class InstalledBinaries
{
    /// <summary>Folders that may hold a server, the highest version of each place first.</summary>
    public static IEnumerable<string> Folders()
    {
        if (OperatingSystem.IsWindows())
        {
            var programs = Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles);
            return [.. Versions(Path.Combine(programs, "PostgreSQL"), "*"), .. OnPath()];
        }

        return
        [
            .. Versions("/usr/lib/postgresql", "*"),
            .. Versions("/usr", "pgsql-*"),
            .. Versions("/opt/homebrew/opt", "postgresql@*"),
            .. Versions("/usr/local/opt", "postgresql@*"),
            .. Versions("/Applications/Postgres.app/Contents/Versions", "*"),
            .. OnPath(),
        ];
    }

    private static IEnumerable<string> Versions(string parent, string pattern) =>
        Directory.Exists(parent)
            ? Directory.EnumerateDirectories(parent, pattern)
                .OrderByDescending(VersionIn)
                .Select(folder => Path.Combine(folder, "bin"))
            : [];

    private static IEnumerable<string> OnPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathRooted);

    /// <summary>"17", "pgsql-17" and "postgresql@17" are all 17; "latest" is 0.</summary>
    private static double VersionIn(string folder)
    {
        var name = Path.GetFileName(folder);
        var number = name[(name.LastIndexOfAny(['-', '@']) + 1)..];
        return double.TryParse(number, CultureInfo.InvariantCulture, out var version) ? version : 0;
    }
}
