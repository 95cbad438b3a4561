using System.Diagnostics;
using System.Security.Cryptography;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;

namespace Commerce.Api.AuditTrail;

/// <summary>Writes the audit trail: a step of the statement, or of the transaction, that has the effect.</summary>
internal static class WriteRecord
{
    private const int Nonces = 10_000_000;

    /// <summary>Records what happened to one object.</summary>
    /// <param name="type">One of <see cref="EventTypes"/>.</param>
    /// <param name="caller">Null where the service acts of its own accord, or the operator at its terminal.</param>
    /// <param name="subject">
    /// A query of one row: <c>at</c>, <c>request_no</c>, <c>object_no</c>, <c>client_no</c>, <c>vendor_no</c>,
    /// <c>client_visible</c>, <c>vendor_visible</c>, <c>operations_visible</c>. No row: nothing is recorded.
    /// </param>
    public static SqlText Of(string type, Caller? caller, SqlText subject) => SqlText.Of($"""
        insert into audit_record (
            at, nonce, event, request_no, object_no, client_no, vendor_no,
            client_visible, vendor_visible, operations_visible, account_no, user_no, token_no, trace_id)
        select s.at, {RandomNumberGenerator.GetInt32(Nonces)}, {type}, s.request_no, s.object_no, s.client_no,
            s.vendor_no, s.client_visible, s.vendor_visible, s.operations_visible,
            {caller?.AccountNo}::int, {caller?.UserNo}::int, {caller?.TokenNo}::int, {TraceId}::uuid
        from ({subject}) s
        """);

    private static Guid? TraceId =>
        Activity.Current is { } activity ? Guid.ParseExact(activity.TraceId.ToHexString(), "N") : null;
}
