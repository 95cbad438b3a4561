namespace Commerce.Api.Tests.Faults;

/// <summary>
/// Each scenario has two sizes: a small one that every run of the tests includes, and the full one of
/// <c>tests/faults/run</c>, which sets <c>FAULTS=full</c>.
/// </summary>
internal static class FaultScale
{
    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("FAULTS") == "full";

    public static int Of(int small, int full) => IsFull ? full : small;

    /// <summary>
    /// For scenarios in which every call has to be answered: on a busy machine one may wait for a connection longer than the
    /// second after which it is otherwise refused.
    /// </summary>
    public static string Patient(string connectionString) => $"{connectionString};Timeout=5";

    /// <summary>Tells what was measured, one line a scenario.</summary>
    public static void Tell(string scenario, FormattableString figures)
    {
        var line = $"{scenario}: {FormattableString.Invariant(figures)}";
        TestContext.Current.TestOutputHelper?.WriteLine(line);
        if (Environment.GetEnvironmentVariable("FAULTS_REPORT") is { Length: > 0 } report)
        {
            File.AppendAllText(report, line + "\n");
        }
    }
}
