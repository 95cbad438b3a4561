using System.Globalization;
using System.Runtime.InteropServices;

namespace Commerce.Bench.Report;

internal static class Heading
{
    public static string Of(Options options) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {options.Scale.Messages:N0} messages, {options.Connections} connections, medians of {options.Rounds} rounds of {options.Time.TotalSeconds:0} s;
        {Environment.ProcessorCount} cores with everything on them (load average {Load()} at the start), {RuntimeInformation.FrameworkDescription}, {DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC.

        """);

    /// <summary>Of the minute before: on a quiet machine next to nothing.</summary>
    private static string Load() => File.ReadAllText("/proc/loadavg").Split(' ')[0];
}
