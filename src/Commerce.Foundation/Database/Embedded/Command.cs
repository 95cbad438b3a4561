using System.ComponentModel;
using System.Diagnostics;

namespace Commerce.Foundation.Database.Embedded;

/// <summary>A program that has ended, and what it printed.</summary>
internal sealed record Command(int ExitCode, string Output)
{
    private const int NotFound = 127;

    public bool Succeeded => ExitCode == 0;

    public static Task<Command> RunAsync(string program, string[] arguments, CancellationToken cancellation) =>
        RunAsync(Describe(program, arguments, user: null), cancellation);

    public static Task<Command> RunAsServiceUserAsync(
        string program, string[] arguments, CancellationToken cancellation) =>
        RunAsync(Describe(program, arguments, ServiceUser.Name), cancellation);

    /// <summary>
    /// For a program that leaves another one behind: a redirected output would stay open in that one, and reading it
    /// would never end. What it prints goes to the terminal.
    /// </summary>
    public static async Task<bool> LaunchAsServiceUserAsync(
        string program, string[] arguments, CancellationToken cancellation)
    {
        using var process = Process.Start(Describe(program, arguments, ServiceUser.Name))!;
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode == 0;
    }

    private static async Task<Command> RunAsync(ProcessStartInfo start, CancellationToken cancellation)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception failure)
        {
            var reason = new Win32Exception(failure.NativeErrorCode).Message;
            return new Command(NotFound, $"it cannot be run ({reason})");
        }

        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return new Command(process.ExitCode, $"{await output}{await errors}".Trim());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static ProcessStartInfo Describe(string program, string[] arguments, string? user)
    {
        var start = new ProcessStartInfo(OnPath(program), arguments)
        {
            UseShellExecute = false,
            // The current folder may be closed to the service user, and may hold settings of another project.
            WorkingDirectory = Directory.GetDirectoryRoot(AppContext.BaseDirectory),
        };
        if (user is not null)
            start.UserName = user;
        // PGDATA, PGPORT, PGOPTIONS and their like are about some other server.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)))
            start.Environment.Remove(name);
        // Messages that end up in a log or an exception are in one language everywhere.
        start.Environment["LC_ALL"] = "C";
        return start;
    }

    /// <summary>
    /// Left to itself, .NET looks into the current folder before the path: a file there that happens to be called like
    /// the program would be run in its stead.
    /// </summary>
    private static string OnPath(string program) => Path.IsPathRooted(program) || OperatingSystem.IsWindows()
        ? program
        : (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathRooted)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists) ?? Path.Combine("/usr/bin", program);
}
