using Commerce.Api.Requests;
using Commerce.Foundation.Database;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;

namespace Commerce.Api.Messages;

/// <summary>
/// How many messages of a thread a caller sees. Messages only ever come, and none changes: where the number is the same, so
/// are they. Portals ask for it again and again; those who ask at once are answered by one statement.
/// </summary>
internal sealed class ThreadVersions(ConnectionPool database)
{
    private readonly GroupedCalls<Asked, Version> _calls = new(database, asked => ReadAsync(asked, database), areReads: true);

    /// <summary>How many are answered together at this moment, or wait to be.</summary>
    public int Count => _calls.Count;

    /// <returns>Null where there is no such request for the caller.</returns>
    public async Task<long?> FindAsync(RequestId id, Caller caller)
    {
        var asked = new Asked(id, caller);
        return (await _calls.RunAsync(asked, () => FindAsync(asked)))?.Messages;
    }

    private Task<Version?> FindAsync(Asked asked) => database.FindAsync<Version>(
        SqlText.Of($"""
            select {MessageScope.Count(asked.Caller)}::bigint as messages
            from thread r
            where r.request_no = {asked.Id.Number} and {RequestScope.Of(asked.Caller)}
            """),
        CancellationToken.None);

    private static async Task<IReadOnlyList<GroupedResult<Version>>> ReadAsync(
        IReadOnlyList<Asked> asked, ConnectionPool database)
    {
        var versions = await database.ListAsync<Version>(
            SqlText.Of($"""
                select ({MessageScope.CountOfEach})::bigint as messages
                from unnest(
                    {SqlText.Column(asked, one => one.Id.Number)}, {SqlText.Column(asked, one => one.Caller.Type.ToString())},
                    {SqlText.Column(asked, one => one.Caller.AccountNo)}
                ) with ordinality as p(request_no, account_type, account_no, n)
                left join thread r on r.request_no = p.request_no and {RequestScope.OfEach}
                order by p.n
                """),
            CancellationToken.None);
        return [.. versions.Select(version => new GroupedResult<Version>(
            IsPassedOver: false, version.Messages is null ? null : version))];
    }

    private sealed record Asked(RequestId Id, Caller Caller);

    private sealed record Version
    {
        public long? Messages { get; init; }
    }
}
