using System.Security.Cryptography;
using Commerce.Api.Database;
using Commerce.Api.Http;
using Commerce.Api.Identity;
using Commerce.Query.Sql;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Commerce.Api.Requests;

internal static class CreateRequest
{
    private const int DrawsAmongTwoGroups = 5;
    private const int Draws = 10;

    /// <summary>Create a request</summary>
    /// <remarks>
    /// A client asks for itself, Operations for a client. Fields that only the service writes may be sent; they are
    /// ignored.
    /// </remarks>
    public static async Task<Results<Created<Request>, ProblemResult>> Handle(
        Body<NewRequest> body, Caller caller, NpgsqlDataSource database, TimeProvider clock)
    {
        if (caller.Type == AccountType.Vendor)
        {
            return Problems.Forbidden("Requests are made by clients, or by Operations for a client.");
        }

        var errors = new FieldErrors();
        body.Value.Check(errors);
        var parties = await RequestParties.ResolveAsync(body.Value, caller, database, errors);
        if (errors.Any)
        {
            return Problems.InvalidBody(errors);
        }

        // The caller's leaving does not undo what it asked for: no token is passed on from here.
        var id = await InsertAsync(body.Value, parties, caller, database);
        var row = await GetRequest.FindAsync(id, caller, database, CancellationToken.None);
        return TypedResults.Created(id.Href, row!.ToRequest(RequestFields.For(caller.Type).FullProjection, caller));
    }

    /// <summary>Draws numbers until one is free. No sequence: every sharded engine can do this.</summary>
    private static async Task<RequestId> InsertAsync(
        NewRequest request, RequestParties parties, Caller caller, NpgsqlDataSource database)
    {
        for (var draw = 0; draw < Draws; draw++)
        {
            var number = await database.FindAsync<long?>(
                SqlText.Of($"""
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
                    returning request_no
                    """),
                CancellationToken.None);
            if (number is { } free)
            {
                return new RequestId(free);
            }
        }

        throw new InvalidOperationException("No free request number was found.");
    }

    private static long Draw(int draw) => draw < DrawsAmongTwoGroups
        ? RandomNumberGenerator.GetInt32((int)EntityNumber.TwoGroups)
        : EntityNumber.TwoGroups
            + (RandomNumberGenerator.GetInt32((int)EntityNumber.TwoGroups) * 10_000L)
            + RandomNumberGenerator.GetInt32(10_000);
}
