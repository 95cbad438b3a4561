using Commerce.Bench.Load;
using Commerce.Bench.Servers;

namespace Commerce.Bench.Scenarios;

/// <summary>One row of a scenario's table: calls to a server.</summary>
internal sealed record Case(string Name, Server Server, IReadOnlyList<Call> Calls)
{
    /// <summary>Null for as many as the options say.</summary>
    public int? Connections { get; init; }

    /// <summary>
    /// The longest answer there may be on average: tells the right ones from others that are no failures.
    /// </summary>
    public double? MostBytes { get; init; }
}
