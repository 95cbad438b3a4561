using System.Globalization;
using System.Text.RegularExpressions;

namespace Commerce.Foundation.Database.Embedded;

/// <summary>A folder with the programs of a server that runs on this machine.</summary>
internal sealed partial record PostgresBinaries(string Folder, string Major)
{
    /// <summary>The oldest server that the SQL of the service is tried on.</summary>
    private const int OldestMajor = 15;

    public string Program(string name) => ProgramIn(Folder, name);

    /// <param name="major">The version of an existing cluster, which no other can run; null when any will do.</param>
    /// <param name="dataDirectory">Where a download goes when the service's own folder cannot be written.</param>
    public static async Task<PostgresBinaries> FindAsync(
        string? source, string? major, string dataDirectory, ILogger logger, CancellationToken cancellation)
    {
        // A variable that is set to nothing says nothing.
        source = string.IsNullOrWhiteSpace(source) ? null : source;
        if (source is not null and not EmbeddedPostgresOptions.Download)
            return await FirstAsync([Path.GetFullPath(source)], major, cancellation)
                ?? throw new EmbeddedPostgresException(
                    $"{source} holds no programs (initdb, pg_ctl, postgres) of {Wanted(major)} that run here.");

        if (source is null && await FirstAsync(InstalledBinaries.Folders(), major, cancellation) is { } installed)
            return installed;

        var obstacles = new List<string>();
        try
        {
            if (major is not null and not BinariesDownload.Major)
                throw new EmbeddedPostgresException($"the download is PostgreSQL {BinariesDownload.Major}");
            var folder = await BinariesDownload.FetchAsync(dataDirectory, logger, cancellation);
            return await FirstAsync([folder], major, cancellation)
                ?? throw new EmbeddedPostgresException($"what is in {folder} does not run here");
        }
        catch (EmbeddedPostgresException obstacle)
        {
            obstacles.Add(obstacle.Message);
        }

        if (source is null && AptInstallation.IsPossible)
        {
            await AptInstallation.RunAsync(major, logger, obstacles, cancellation);
            if (await FirstAsync(InstalledBinaries.Folders(), major, cancellation) is { } fresh)
                return fresh;
        }

        throw new EmbeddedPostgresException(
            $"{Wanted(major)} is needed{(major is null ? "" : $", since that made the database in {dataDirectory}")}, "
            + "and there is none. Set ConnectionStrings__Commerce to a database of yours, or install PostgreSQL, "
            + $"or install npm so that it can be downloaded. ({string.Join("; ", obstacles)})");
    }

    private static string Wanted(string? major) => $"PostgreSQL {major ?? $"{OldestMajor} or newer"}";

    private static async Task<PostgresBinaries?> FirstAsync(
        IEnumerable<string> folders, string? major, CancellationToken cancellation)
    {
        foreach (var folder in folders)
        {
            if (await InspectAsync(folder, cancellation) is { } found && found.Fits(major))
                return found;
        }

        return null;
    }

    /// <summary>Asked as the service user, who may have no way into the folder.</summary>
    private static async Task<PostgresBinaries?> InspectAsync(string folder, CancellationToken cancellation)
    {
        string[] needed = ["initdb", "pg_ctl", "postgres"];
        if (!needed.All(name => File.Exists(ProgramIn(folder, name))))
            return null;
        var version = await Command.RunAsServiceUserAsync(
            ProgramIn(folder, "postgres"), ["--version"], cancellation);
        var number = VersionNumber().Match(version.Output);
        return version.Succeeded && number.Success ? new PostgresBinaries(folder, number.Value) : null;
    }

    private bool Fits(string? major) => major is null
        ? int.Parse(Major, CultureInfo.InvariantCulture) >= OldestMajor
        : Major == major;

    private static string ProgramIn(string folder, string name) =>
        Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);

    [GeneratedRegex(@"(?<=PostgreSQL\) )\d+")]
    private static partial Regex VersionNumber();
}
