namespace Commerce.Bench.Load;

/// <summary>One measurement of one server.</summary>
/// <param name="BytesPerCall">Of the answers, headers included.</param>
/// <param name="Failed">Answers of 400 and beyond, and calls without an answer.</param>
/// <param name="Service">Processor time a call, of the server's process.</param>
/// <param name="Database">The same of PostgreSQL and its children.</param>
/// <param name="Client">The same of <c>wrk</c>.</param>
/// <param name="Mebibytes">Memory of the server's process afterwards.</param>
internal sealed record Measured(
    long Calls, double CallsPerSecond, double BytesPerCall, TimeSpan Median, TimeSpan P99, long Failed,
    TimeSpan Service, TimeSpan Database, TimeSpan Client, double Mebibytes);
