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
    public static SqlText Of(string type, Caller? caller, SqlText subject) => Of(type, SqlText.Of($"""
        select o.*, {Nonce()} as nonce, {caller?.AccountNo}::int as account_no, {caller?.UserNo}::int as user_no,
            {caller?.TokenNo}::int as token_no, {TraceId}::uuid as trace_id
        from ({subject}) o
        """));

    /// <summary>Records what happened to some objects.</summary>
    /// <param name="type">One of <see cref="EventTypes"/>.</param>
    /// <param name="subjects">
    /// A query of a row each, with who did it: the columns above, and <c>nonce</c> (see <see cref="Nonce"/>),
    /// <c>account_no</c>, <c>user_no</c>, <c>token_no</c>, <c>trace_id</c>.
    /// </param>
    public static SqlText Of(string type, SqlText subjects) => SqlText.Of($"""
        insert into audit_record (
            at, nonce, event, request_no, object_no, client_no, vendor_no,
            client_visible, vendor_visible, operations_visible, account_no, user_no, token_no, trace_id)
        select s.at, s.nonce, {type}, s.request_no, s.object_no, s.client_no, s.vendor_no, s.client_visible,
            s.vendor_visible, s.operations_visible, s.account_no, s.user_no, s.token_no, s.trace_id
        from ({subjects}) s
        """);

    /// <summary>What tells records of the same time apart.</summary>
    public static int Nonce() => RandomNumberGenerator.GetInt32(Nonces);

    /// <summary>The trace of this call, where there is one.</summary>
    public static Guid? TraceId =>
        Activity.Current is { } activity ? Guid.ParseExact(activity.TraceId.ToHexString(), "N") : null;
}
