using System.Security.Cryptography;
using Commerce.Api.AuditTrail;
using Commerce.Api.Events;
using Commerce.Foundation.Database;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Api.Requests;

/// <summary>Stores a new request under a number that is drawn until one is free, and records it.</summary>
internal static class InsertRequest
{
    private const int DrawsAmongTwoGroups = 5;
    private const int Draws = 10;

    public static async Task<RequestId> RunAsync(
        NewRequest request, RequestParties parties, Caller caller, NpgsqlConnection connection)
    {
        for (var draw = 0; draw < Draws; draw++)
        {
            var recorded = WriteRecord.Of(EventTypes.RequestCreated, caller, SqlText.Of($"""
                select created_at as at, request_no, null::bigint as object_no, client_no, vendor_no,
                    true as client_visible, true as vendor_visible, true as operations_visible
                from r
                """));
            var told = WriteEvent.Of(EventTypes.RequestCreated, SqlText.Of($"""
                select request_no, 1 as seq, null::int as object_no, created_at as at, client_no, vendor_no,
                    true as client_visible, true as vendor_visible, true as operations_visible, status
                from r
                """));
            var number = await connection.FindAsync<long?>(SqlText.Of($"""
                with r as (
                    insert into request (
                        request_no, name, status, client_no, vendor_no, product_no,
                        requester_user_no, assignee_user_no, assignee_token_no,
                        client_external_id, vendor_external_id, operations_external_id,
                        created_at, created_user_no, created_token_no, created_account_no)
                    values (
                        {Draw(draw)}, {request.Name}, {request.Status.ToString()},
                        {parties.ClientNo}, {parties.VendorNo}, {parties.ProductNo}::int,
                        {parties.RequesterNo}::int, {parties.AssigneeUserNo}::int, {parties.AssigneeTokenNo}::int,
                        {request.ExternalIds?.Client}::text, {request.ExternalIds?.Vendor}::text,
                        {request.ExternalIds?.Operations}::text,
                        date_trunc('milliseconds', clock_timestamp()),
                        {caller.UserNo}::int, {caller.TokenNo}::int, {caller.AccountNo})
                    on conflict (request_no) do nothing
                    returning *
                ), told as ({told}), recorded as ({recorded})
                select request_no from r
                """));
            if (number is { } free)
            {
                return new RequestId(free);
            }
        }

        throw new InvalidOperationException("No free request number was found.");
    }

    /// <summary>No sequence: every sharded engine can do this.</summary>
    private static long Draw(int draw) => draw < DrawsAmongTwoGroups
        ? RandomNumberGenerator.GetInt32((int)EntityNumber.TwoGroups)
        : EntityNumber.TwoGroups
            + (RandomNumberGenerator.GetInt32((int)EntityNumber.TwoGroups) * 10_000L)
            + RandomNumberGenerator.GetInt32(10_000);
}
