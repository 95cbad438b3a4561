using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Query;
using Commerce.Query.Sql;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Accounts.Owned;

/// <summary>Lists the objects of one kind.</summary>
internal sealed record ListOwned(
    ListCall List, Caller Caller, ConnectionPool Database, TimeProvider Clock, CancellationToken Cancellation)
{
    /// <summary>Those that the caller may see, as a page or as a stream.</summary>
    public async Task<Results<Ok<Page<T>>, JsonLines<T>>> RunAsync<T>(OwnedResource<T> resource)
        where T : class
    {
        var (kind, plan, now) = (resource.Kind, List.Plan, Clock.GetUtcNow());
        var condition = SqlText.Of($"{resource.InList(Caller)}{List.Condition}");
        var order = SqlCompiler.OrderBy(plan.Order);
        if (List.IsStream)
        {
            return new JsonLines<T>(Database
                .StreamAsync<OwnedRow>(All(kind, plan.Projection, condition, order), Cancellation)
                .Select(row => resource.ToWire(row, plan.Projection, Caller, now)));
        }

        var page = await Database.CountedAsync<OwnedRow>(
            SqlText.Of($"""
                select t.total, {OwnedRow.Columns(kind, plan.Projection, plan.Order)}
                from (select count(*) as total from {kind.Table} o where {condition}) t
                left join (
                    select *
                    from {kind.Table} o
                    where {condition}{SqlCompiler.After(plan)}
                    order by {order}
                    limit {plan.Take} offset {plan.Skip}
                ) o on true
                {OwnedRow.Joins(kind)}
                order by {order}
                """),
            rowBegins: "number",
            Cancellation);
        return TypedResults.Ok(List.ToPage(
            page!.Rows, page.Total, row => resource.ToWire(row, plan.Projection, Caller, now),
            (row, order) => SortKeys.Read(row.SortKey, order)));
    }

    /// <summary>
    /// All of one account, or of every account, the oldest first: what the operator's terminal shows.
    /// </summary>
    /// <exception cref="AccountsException">There is no such account.</exception>
    public static async Task<IReadOnlyList<OwnedRow>> AllAsync(
        OwnedKind kind, int? accountNo, ConnectionPool database, CancellationToken cancellation)
    {
        var scope = SqlText.Of($"true");
        if (accountNo is { } number)
        {
            await using var connection = await database.OpenAsync(cancellation);
            await FindAccountType.RequireAsync(number, connection);
            scope = SqlText.Of($"{kind.Owner} = {number}");
        }

        return await database.ListAsync<OwnedRow>(
            All(kind, NoAudit, scope, SqlText.Of($"o.created_at, {kind.Number}")), cancellation);
    }

    private static Projection NoAudit { get; } = OwnedFields.Of(OwnedKind.Account).DefaultProjection;

    private static SqlText All(OwnedKind kind, Projection projection, SqlText condition, SqlText order) =>
        SqlText.Of($"""
            select {OwnedRow.Columns(kind, projection, [])}
            from {kind.Table} o
            {OwnedRow.Joins(kind)}
            where {condition}
            order by {order}
            """);
}
