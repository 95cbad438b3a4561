using Commerce.Bench.Data;

namespace Commerce.Bench;

/// <summary>What is measured, and how long.</summary>
/// <param name="Only">The names of scenarios; empty for all that are part of a whole run.</param>
/// <param name="Service">The folder of the published service.</param>
/// <param name="Against">Another published build, measured beside it.</param>
/// <param name="Data">Where PostgreSQL keeps its data.</param>
/// <param name="Pool">Connections to the database of <c>bare</c> and <c>fastify</c>.</param>
internal sealed record Options(
    Scale Scale, int Rounds, TimeSpan Time, IReadOnlyList<string> Only, int Connections, string Service, string? Against,
    string Data, int Pool, string? Out);
