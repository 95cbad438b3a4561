using Commerce.Bench.Data;
using Npgsql;

namespace Commerce.Bench.Scenarios;

/// <summary>Looks whether threads are as they have to be after posts, whatever came at once.</summary>
internal static class Threads
{
    private const string Wrong =
        """
        select count(*)
        from thread r
        where r.request_no = any($1) and not exists (
            select
            from message m
            where m.request_no = r.request_no
            having count(*) = r.last_seq and max(m.seq) = r.last_seq and count(*) = r.vendor_messages)
        """;

    /// <returns>What is wrong, or null.</returns>
    public static async Task<string?> CheckAsync(IReadOnlyList<BenchThread> threads, Setup setup)
    {
        var wrong = await setup.ReadAsync<long>(
            Wrong, new NpgsqlParameter { Value = threads.Select(thread => thread.RequestNo).ToArray() });
        return wrong == 0 ? null : $"{wrong} threads have a gap in their numbers, or a wrong counter.";
    }
}
