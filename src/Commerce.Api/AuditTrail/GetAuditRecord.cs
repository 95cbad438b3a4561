using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Query;
using Commerce.Query.Sql;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.AuditTrail;

internal static class GetAuditRecord
{
    /// <summary>Read a record of the audit trail</summary>
    /// <remarks>A record never changes; the names in it are those that its actors bear today.</remarks>
    public static async Task<Results<Tagged<AuditRecord>, ProblemResult>> Handle(
        AuditRecordId id, Caller caller, HttpContext http, ConnectionPool database, CancellationToken cancellation)
    {
        var projection = ListQuery.ParseSelect(RawQuery.Of(http), AuditRecordFields.All);
        var row = await database.FindAsync<AuditRecordRow>(
            SqlText.Of($"""
                select {AuditRecordRow.Columns([])}
                from audit_record d
                {AuditRecordRow.Joins}
                where d.at = {id.At} and d.nonce = {id.Nonce} and {AuditRecordScope.Of(caller)}
                """),
            cancellation);
        return row is null ? Problems.NotFound() : new Tagged<AuditRecord>(row.ToRecord(projection));
    }
}
