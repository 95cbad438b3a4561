using System.ComponentModel;
using System.Diagnostics;

namespace Commerce.Bench.Servers;

internal static class FastifyObstacle
{
    /// <summary>Why the Node baseline cannot run here, or null.</summary>
    public static string? Find()
    {
        try
        {
            using var node = Process.Start(
                new ProcessStartInfo("node", ["--version"]) { RedirectStandardOutput = true })!;
            node.WaitForExit();
        }
        catch (Win32Exception)
        {
            return "there is no Node on this machine.";
        }

        return Directory.Exists(Path.Combine(Folders.Fastify, "node_modules", "fastify"))
            ? null
            : "its packages could not be fetched.";
    }
}
