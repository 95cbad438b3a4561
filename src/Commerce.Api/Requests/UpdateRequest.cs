using Commerce.Api.AuditTrail;
using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Commerce.Api.Requests;

internal static class UpdateRequest
{
    /// <summary>Change a request</summary>
    /// <remarks>
    /// Changes what the body names, and nothing else: the name while the request is a Draft, the assignee, the
    /// caller's own external id, and parameters while it is Draft or Querying. Nothing changes once the request is
    /// Completed. A body that names only what is already so is answered alike, in every state.
    /// </remarks>
    public static async Task<Results<Tagged<Request>, ProblemResult>> Handle(
        RequestId id, Body<RequestChange> body, Caller caller, HttpContext http, UnitOfWork work)
    {
        var errors = new FieldErrors();
        body.Value.Check(body, caller, errors);
        if (errors.Any)
        {
            return Problems.InvalidBody(errors);
        }

        var connection = await work.BeginAsync();
        if (await LockedRequest.FindAsync(id, caller, connection) is not { } request)
        {
            return Problems.NotFound();
        }

        if (EntityTag.IsStale(http, await GetRequest.FullAsync(id, caller, connection)))
        {
            return Problems.PreconditionFailed();
        }

        var before = new RequestState(
            request.Name, request.AssigneeUserNo, request.AssigneeTokenNo, request.ExternalIds.Of(caller.Type));
        var after = before.With(body, caller);
        var asked = body.Names("parameters") ? await AskedParameters.OfRequestAsync(id, connection) : [];
        var edit = ParameterEdit.Of(asked, body.Value.Parameters, body.Names, caller, errors);
        if (errors.Any)
        {
            return Problems.InvalidBody(errors);
        }

        if (after != before || edit.Changed.Count > 0)
        {
            var refusal = await RefuseAsync(request, before, after, connection) ?? Refuse(request.Status, edit, http);
            if (refusal is not null)
            {
                return refusal;
            }

            await StoreAsync(id, after, caller, connection);
            await AskedParameters.StoreAsync(id, edit.Changed, connection);
            await WriteRequestEvent.RunAsync(id, EventTypes.RequestUpdated, null, caller, connection);
        }

        var full = await GetRequest.FullAsync(id, caller, connection);
        await work.CommitAsync();
        return new Tagged<Request>(full!);
    }

    private static async Task<ProblemResult?> RefuseAsync(
        LockedRequest request, RequestState before, RequestState after, NpgsqlConnection connection)
    {
        if (request.Status == RequestStatus.Completed)
        {
            return Problems.Conflict("The request is Completed, which is final. Messages and attachments stay possible.");
        }

        if (after.Name != before.Name && request.Status != RequestStatus.Draft)
        {
            return Problems.Conflict($"The request is {request.Status}; its name changes only while it is a Draft.");
        }

        var isNewAssignee = (after.AssigneeUserNo, after.AssigneeTokenNo) is not (null, null)
            && (after.AssigneeUserNo, after.AssigneeTokenNo) != (before.AssigneeUserNo, before.AssigneeTokenNo);
        var mayCare = RequestParties.MayCare(
            request.ClientNo, request.VendorNo, after.AssigneeUserNo, after.AssigneeTokenNo);
        if (isNewAssignee && !await connection.FindAsync<bool>(SqlText.Of($"select {mayCare}")))
        {
            var errors = new FieldErrors();
            errors.Add("assignee.id", RequestParties.NoAssignee);
            return Problems.InvalidBody(errors);
        }

        return null;
    }

    private static ProblemResult? Refuse(RequestStatus status, ParameterEdit edit, HttpContext http)
    {
        if (edit.Changed.Count > 0 && !AskedParameters.CanChange(status))
        {
            return Problems.Conflict(
                $"The request is {status}; its parameters change only while it is Draft or Querying.");
        }

        var errors = new FieldErrors();
        if (status != RequestStatus.Draft)
        {
            edit.RefuseMistakesOfChanges(errors, Languages.Of(http));
        }

        return errors.Any ? Problems.InvalidBody(errors) : null;
    }

    private static Task<int> StoreAsync(RequestId id, RequestState after, Caller caller, NpgsqlConnection connection) =>
        connection.ExecuteAsync(SqlText.Of($"""
            update request
            set name = {after.Name}, assignee_user_no = {after.AssigneeUserNo}::int,
                assignee_token_no = {after.AssigneeTokenNo}::int,
                {ExternalIdColumn(caller.Type)} = {after.ExternalId}::text
            where request_no = {id.Number}
            """));

    private static SqlText ExternalIdColumn(AccountType type) => type switch
    {
        AccountType.Client => SqlText.Of($"client_external_id"),
        AccountType.Vendor => SqlText.Of($"vendor_external_id"),
        AccountType.Operations => SqlText.Of($"operations_external_id"),
    };
}
