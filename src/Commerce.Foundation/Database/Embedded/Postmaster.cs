using System.Diagnostics;
using System.Globalization;

namespace Commerce.Foundation.Database.Embedded;

/// <summary>The server process as its own file, postmaster.pid, tells of it.</summary>
internal sealed record Postmaster(int ProcessId, int Port)
{
    private const string ServerName = "postgres";
    private const int ProcessIdLine = 0;
    private const int PortLine = 3;

    public bool IsAlive => ProcessName == ServerName;

    /// <summary>After a reboot, or in a new container, a file left behind names a process of somebody else.</summary>
    public bool IsSomebodyElse => ProcessName is { } name && name != ServerName;

    private string? ProcessName
    {
        get
        {
            try
            {
                using var process = Process.GetProcessById(ProcessId);
                return process.ProcessName;
            }
            catch (Exception failure) when (failure is ArgumentException or InvalidOperationException)
            {
                return null;
            }
        }
    }

    public static string FileOf(string data) => Path.Combine(data, "postmaster.pid");

    /// <summary>Null when there is no file, or when the server has not written its port yet.</summary>
    public static Postmaster? Read(string data)
    {
        try
        {
            var lines = File.ReadAllLines(FileOf(data));
            return lines.Length > PortLine
                && int.TryParse(lines[ProcessIdLine], CultureInfo.InvariantCulture, out var processId)
                && int.TryParse(lines[PortLine], CultureInfo.InvariantCulture, out var port)
                ? new Postmaster(processId, port)
                : null;
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
