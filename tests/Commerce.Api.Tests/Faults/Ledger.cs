using Commerce.Api.Requests;
using Dapper;
using Npgsql;

namespace Commerce.Api.Tests.Faults;

/// <summary>Holds what callers were told against what the database has.</summary>
internal static class Ledger
{
    /// <summary>
    /// Asserts that every acknowledged message is stored under the id that was told, once; and that numbers, counters,
    /// idempotency records and the audit trail tell of exactly the messages that there are.
    /// </summary>
    /// <param name="acknowledged">The content of each message, with the id of its 201.</param>
    public static async Task AssertAsync(
        string connectionString, TestRequest request, IReadOnlyDictionary<string, string> acknowledged)
    {
        await using var connection = new NpgsqlConnection($"{connectionString};Pooling=false");
        await connection.OpenAsync();
        var number = new { number = RequestId.Parse(request.Id).Number };
        var stored = (await connection.QueryAsync<(int Seq, string Content)>(
            "select seq, content from message where request_no = @number order by seq", number)).ToList();
        var byContent = stored.ToLookup(row => row.Content, row => request.MessageId(row.Seq));

        Assert.All(byContent, same => Assert.True(same.Count() == 1, $"Stored {same.Count()} times: {same.Key}"));
        var lost = acknowledged.Where(told => !byContent[told.Key].SequenceEqual([told.Value])).ToList();
        Assert.True(lost.Count == 0, $"{lost.Count} of {acknowledged.Count} acknowledged messages are lost: {lost.FirstOrDefault()}");
        Assert.Equal(Enumerable.Range(1, stored.Count), stored.Select(row => row.Seq));

        var counted = await connection.QuerySingleAsync<Counted>(
            """
            select r.last_seq, r.client_messages, r.vendor_messages, r.operations_messages,
                (select count(*)::int from idempotency_key) as keys,
                (select count(*)::int from idempotency_key where status = 201 and body is not null) as answers,
                (select count(*)::int from audit_record where request_no = @number and event = 'message.created') as records,
                (select count(distinct object_no)::int from audit_record where request_no = @number) as recorded
            from thread r
            where r.request_no = @number
            """,
            number);
        var all = stored.Count;
        Assert.Equal(new Counted(all, all, all, all, all, all, all, all), counted);
    }

    private sealed record Counted(
        int LastSeq, int ClientMessages, int VendorMessages, int OperationsMessages, int Keys, int Answers, int Records,
        int Recorded);
}
