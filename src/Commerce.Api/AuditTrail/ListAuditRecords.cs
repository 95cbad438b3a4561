using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.AuditTrail;

internal static class ListAuditRecords
{
    /// <summary>List the audit trail</summary>
    /// <remarks>
    /// Newest first: who did what to the caller's requests, with their messages, and to its users, tokens and products;
    /// Operations sees that of all accounts. A message that is hidden from an account type leaves no record that it
    /// sees.
    /// </remarks>
    public static async Task<Results<Ok<Page<AuditRecord>>, JsonLines<AuditRecord>>> Handle(
        ListCall list, Caller caller, ConnectionPool database, CancellationToken cancellation)
    {
        var plan = list.Plan;
        var order = SqlCompiler.OrderBy(plan.Order);
        var condition = SqlText.Of($"{AuditRecordScope.Of(caller)}{list.Condition}");
        if (list.IsStream)
        {
            return new JsonLines<AuditRecord>(database
                .StreamAsync<AuditRecordRow>(
                    SqlText.Of($"""
                        select {AuditRecordRow.Columns([])}
                        from audit_record d
                        {AuditRecordRow.Joins}
                        where {condition}
                        order by {order}
                        """),
                    cancellation)
                .Select(row => row.ToRecord(plan.Projection)));
        }

        var page = await database.CountedAsync<AuditRecordRow>(
            SqlText.Of($"""
                select c.total, {AuditRecordRow.Columns(plan.Order)}
                from (select count(*) as total from audit_record d where {condition}) c
                left join (
                    select *
                    from audit_record d
                    where {condition}{SqlCompiler.After(plan)}
                    order by {order}
                    limit {plan.Take} offset {plan.Skip}
                ) d on true
                {AuditRecordRow.Joins}
                order by {order}
                """),
            rowBegins: "at",
            cancellation);
        return TypedResults.Ok(list.ToPage(
            page!.Rows, page.Total, row => row.ToRecord(plan.Projection), (row, order) => row.SortValues(order)));
    }
}
