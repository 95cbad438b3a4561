using System.Collections.Concurrent;
using Commerce.Query;

namespace Commerce.Foundation.Http;

/// <summary>
/// What the queries of lists mean, kept by their text: programs ask the same again and again. One with a cursor is read
/// each time, since only its signer knows it.
/// </summary>
internal static class RecentPlans
{
    // Callers can write endless queries; those of programs are few and short.
    private const int Most = 1000;
    private const int LongestQuery = 500;

    private static readonly ConcurrentDictionary<(FieldSet Fields, string Raw), ListPlan> Known = new();

    /// <exception cref="QueryException">The query is wrong.</exception>
    public static ListPlan Of(string raw, FieldSet fields, SignedCursors cursors)
    {
        if (Known.TryGetValue((fields, raw), out var known))
        {
            return known;
        }

        var plan = ListQuery.Parse(raw, fields, cursors);
        if (plan.After is not null || raw.Length > LongestQuery)
        {
            return plan;
        }

        if (Known.Count >= Most)
        {
            Known.Clear();
        }

        Known.TryAdd((fields, raw), plan);
        return plan;
    }
}
