namespace Commerce.Foundation.Database.Embedded;

/// <summary>Who runs the server: PostgreSQL refuses to run as root.</summary>
internal static class ServiceUser
{
    private const string Accounts = "/etc/passwd";

    public static bool IsNeeded => Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows();

    /// <summary>Null when the server runs as whoever runs this process.</summary>
    public static string? Name => !IsNeeded ? null : HasAccount("postgres") ? "postgres" : "nobody";

    /// <summary>Hands a folder and everything in it to the service user.</summary>
    public static async Task OwnAsync(string folder, CancellationToken cancellation)
    {
        if (Name is not { } name)
            return;
        var chown = await Command.RunAsync("chown", ["-R", name, folder], cancellation);
        if (!chown.Succeeded)
            throw new EmbeddedPostgresException($"{folder} could not be given to the user {name}: {chown.Output}");
    }

    /// <summary>Asks the system instead of reading modes, which say nothing of groups and access lists.</summary>
    public static async Task<bool> CanEnterAsync(string folder, CancellationToken cancellation) =>
        !IsNeeded || (await Command.RunAsServiceUserAsync("test", ["-x", folder], cancellation)).Succeeded;

    private static bool HasAccount(string name) =>
        File.Exists(Accounts)
        && File.ReadLines(Accounts).Any(line => line.StartsWith($"{name}:", StringComparison.Ordinal));
}
