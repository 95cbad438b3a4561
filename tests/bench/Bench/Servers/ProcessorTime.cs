using System.Globalization;

namespace Commerce.Bench.Servers;

/// <summary>What Linux counts of a process: time in user and in system mode, and memory.</summary>
internal static class ProcessorTime
{
    // USER_HZ, which /proc counts in on every Linux that .NET runs on.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    /// <summary>Of one process with all of its threads.</summary>
    public static TimeSpan Of(int processId) => Ticks(processId) is { } ticks ? (ticks.User + ticks.System) * Tick : default;

    /// <summary>Of a process and its children, those that have ended included.</summary>
    public static TimeSpan OfFamily(int processId) => Children(processId).Append(processId)
        .Select(Ticks)
        .Aggregate(TimeSpan.Zero, (sum, ticks) => ticks is { } t ? sum + ((t.User + t.System + t.Ended) * Tick) : sum);

    /// <summary>Of the children of this process that have ended: programs that were run to their end.</summary>
    public static TimeSpan OfEndedChildren() => Ticks(Environment.ProcessId) is { } ticks ? ticks.Ended * Tick : default;

    /// <summary>Memory that a process holds, in MiB.</summary>
    public static double Mebibytes(int processId)
    {
        var line = File.ReadLines($"/proc/{processId}/status")
            .First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        var kibibytes = line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1];
        return double.Parse(kibibytes, CultureInfo.InvariantCulture) / 1024;
    }

    private static IEnumerable<int> Children(int processId) =>
        File.ReadAllText($"/proc/{processId}/task/{processId}/children")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(id => int.Parse(id, CultureInfo.InvariantCulture));

    /// <summary>Null for a process that has gone meanwhile.</summary>
    private static Counted? Ticks(int processId)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{processId}/stat");
            // Behind the name, which may hold anything: state, then from the fourteenth field on the times.
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return new Counted(Field(11), Field(12), Field(13) + Field(14));

            long Field(int index) => long.Parse(fields[index], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <param name="Ended">Of children that have ended, in both modes.</param>
    private readonly record struct Counted(long User, long System, long Ended);
}
