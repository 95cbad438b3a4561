namespace Commerce.Foundation.Database.Embedded;

/// <summary>Installs the server of a Debian-like system, for root only.</summary>
internal static partial class AptInstallation
{
    private const string AptGet = "/usr/bin/apt-get";
    private const string Settings = "/etc/postgresql-common/createcluster.conf";

    public static bool IsPossible => ServiceUser.IsNeeded && File.Exists(AptGet);

    /// <summary>Adds to the obstacles what kept it from installing.</summary>
    public static async Task RunAsync(
        string? major, ILogger logger, List<string> obstacles, CancellationToken cancellation)
    {
        var package = major is null ? "postgresql" : $"postgresql-{major}";
        LogInstalling(logger, package);
        // Otherwise the package makes and starts a cluster of its own.
        if (!File.Exists(Settings))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Settings)!);
            await File.WriteAllTextAsync(Settings, "create_main_cluster = false\n", cancellation);
        }

        // A fresh container has no package lists; where the update fails, old lists may still do.
        await AptAsync(["update"], cancellation);
        var install = await AptAsync(["install", "-y", "--no-install-recommends", package], cancellation);
        if (!install.Succeeded)
            obstacles.Add($"apt-get: {install.Output.Split('\n')[^1]}");
    }

    private static Task<Command> AptAsync(string[] arguments, CancellationToken cancellation) =>
        Command.RunAsync("env", ["DEBIAN_FRONTEND=noninteractive", AptGet, "-q", .. arguments], cancellation);

    [LoggerMessage(LogLevel.Information, "Installing {Package} with apt-get")]
    private static partial void LogInstalling(ILogger logger, string package);
}
