using System.Diagnostics;
using System.Globalization;
using Commerce.Bench.Servers;

namespace Commerce.Bench.Load;

/// <summary>Sends calls as fast as they are answered.</summary>
internal static class Wrk
{
    private const int Threads = 2;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static int _run;

    /// <param name="file">The calls, one a line; see <see cref="Call.ToLine"/>.</param>
    /// <param name="database">The process of PostgreSQL whose children work for the server.</param>
    public static async Task<Measured> RunAsync(
        Server server, string file, int connections, TimeSpan time, int database, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var run = string.Create(
            CultureInfo.InvariantCulture,
            $"{Environment.ProcessId}-{Interlocked.Increment(ref _run)}-{Stopwatch.GetTimestamp():x}");
        string[] arguments =
        [
            "-t", Text(Math.Min(Threads, connections)), "-c", Text(connections), "-d", $"{Text((int)time.TotalSeconds)}s",
            "--timeout", $"{Text((int)Longest.TotalSeconds)}s", "-s", Folders.Script, server.Address.ToString(), "--",
            file, run,
        ];
        var before = Spent(server, database);
        var output = await RunAsync(arguments);
        // Interrupted at the terminal, wrk ends as well, and tells of what it had.
        cancellation.ThrowIfCancellationRequested();
        var after = Spent(server, database);
        var numbers = output.Split('\n').FirstOrDefault(line => line.StartsWith("RESULT ", StringComparison.Ordinal))?
            .Split(' ').Skip(1).Select(number => long.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        if (numbers is not [> 0 and var calls, var microseconds, var bytes, var median, var p99, .. var failures])
        {
            throw new BenchException($"wrk has measured nothing of {server.Name}: {output}\n{server.Output()}");
        }

        return new Measured(
            calls, calls * 1e6 / microseconds, bytes / (double)calls, TimeSpan.FromMicroseconds(median),
            TimeSpan.FromMicroseconds(p99), failures.Sum(),
            (after.Service - before.Service) / calls, (after.Database - before.Database) / calls,
            (after.Client - before.Client) / calls, ProcessorTime.Mebibytes(server.ProcessId));
    }

    private static (TimeSpan Service, TimeSpan Database, TimeSpan Client) Spent(Server server, int database) => (
        ProcessorTime.Of(server.ProcessId), ProcessorTime.OfFamily(database), ProcessorTime.OfEndedChildren());

    private static async Task<string> RunAsync(string[] arguments)
    {
        var start = new ProcessStartInfo("wrk", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return await output + await errors;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
