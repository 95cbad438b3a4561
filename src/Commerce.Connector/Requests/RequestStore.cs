using System.Text.Json.Nodes;
using Commerce.Connector.Account;
using Commerce.Connector.Envelope;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Connector.Requests;

/// <summary>Finds, adds and moves an account's side of requests, and tells the account of it.</summary>
internal static class RequestStore
{
    private const string Kind = "LocalRequest";

    /// <exception cref="ConnectorException">404: the account has no such request.</exception>
    public static async Task<StoredRequest> GetAsync(string id, bool isOwn, ConnectorAccount me, NpgsqlConnection connection) =>
        await FindAsync(id, me.AccountNo, connection) is { } found && found.IsOwn == isOwn
            ? found
            : throw ConnectorErrors.NotFound(Kind);

    /// <returns>Null where the account has no such request.</returns>
    public static Task<StoredRequest?> FindAsync(string id, int accountNo, NpgsqlConnection connection) =>
        connection.FindAsync<StoredRequest>(SqlText.Of($"""
            select {StoredRequest.Columns}
            from connector_request r
            where r.account_no = {accountNo} and r.request_id = {id}
            """));

    /// <returns>Null where the account has one of that id already.</returns>
    public static Task<StoredRequest?> AddAsync(
        string id, bool isOwn, string peer, RequestStatus status, JsonObject content, DateTimeOffset? expiresAt,
        string? sourceType, string? sourceReference, AccountWork work) => work.Connection.FindAsync<StoredRequest>(SqlText.Of($"""
        insert into connector_request as r (
            account_no, request_id, is_own, peer_address, status, content, expires_at, source_type, source_reference,
            created_at, changed_at)
        values (
            {work.Me.AccountNo}, {id}, {isOwn}, {peer}, {status.ToString()}, {content.ToJsonString()}::jsonb,
            {expiresAt}::timestamptz, {sourceType}::text, {sourceReference}::text, {work.Now}, {work.Now})
        on conflict on constraint connector_request_pkey do nothing
        returning {StoredRequest.Columns}
        """));

    /// <summary>Moves a request on, with what else comes to be known of it, and tells of the move.</summary>
    public static async Task<StoredRequest> MoveAsync(
        StoredRequest request, RequestStatus to, AccountWork work, Move? with = null)
    {
        with ??= new Move();
        var moved = (await work.Connection.FindAsync<StoredRequest>(SqlText.Of($"""
            update connector_request r
            set status = {to.ToString()},
                source_type = coalesce({with.SourceType}::text, r.source_type),
                source_reference = coalesce({with.SourceReference}::text, r.source_reference),
                response = coalesce({with.Response?.ToJsonString()}::jsonb, r.response),
                response_created_at = coalesce({with.ResponseCreatedAt}::timestamptz, r.response_created_at),
                response_source_type = coalesce({with.ResponseSourceType}::text, r.response_source_type),
                response_source_reference = coalesce({with.ResponseSourceReference}::text, r.response_source_reference),
                changed_at = {work.Now}
            where r.account_no = {work.Me.AccountNo} and r.request_id = {request.Id}
            returning {StoredRequest.Columns}
            """)))!;
        TellMove(moved, request.StatusText, work);
        return moved;
    }

    /// <summary>Tells of a move that has been made.</summary>
    public static void TellMove(StoredRequest moved, string from, AccountWork work) => work.Tell(
        moved.IsOwn ? "consumption.outgoingRequestStatusChanged" : "consumption.incomingRequestStatusChanged",
        new JsonObject
        {
            ["request"] = moved.ToJson(work.Me.Spelling),
            ["oldStatus"] = from,
            ["newStatus"] = moved.StatusText,
        });
}
