using Commerce.Foundation.Database;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Api.Requests;

/// <summary>A request that no other call changes until the transaction ends.</summary>
internal sealed record LockedRequest(
    long RequestNo, string Name, string StatusName, int ClientNo, string ClientName, int VendorNo, string VendorName,
    int? AssigneeUserNo, int? AssigneeTokenNo, string? ClientExternalId, string? VendorExternalId,
    string? OperationsExternalId)
{
    public RequestStatus Status => Enum.Parse<RequestStatus>(StatusName);

    public ExternalIds ExternalIds => new()
    {
        Client = ClientExternalId,
        Vendor = VendorExternalId,
        Operations = OperationsExternalId,
    };

    /// <returns>Null where there is no such request for the caller.</returns>
    public static Task<LockedRequest?> FindAsync(RequestId id, Caller caller, NpgsqlConnection connection) =>
        connection.FindAsync<LockedRequest>(SqlText.Of($"""
            select r.request_no, r.name, r.status as status_name, r.client_no, c.name as client_name,
                r.vendor_no, v.name as vendor_name, r.assignee_user_no, r.assignee_token_no,
                r.client_external_id, r.vendor_external_id, r.operations_external_id
            from thread h
            join request r on r.request_no = h.request_no
            join account c on c.account_no = r.client_no
            join account v on v.account_no = r.vendor_no
            where h.request_no = {id.Number} and {RequestScope.Of(caller)}
            for no key update of h, r
            """));
}
