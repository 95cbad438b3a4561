namespace Commerce.Bench.Data;

/// <summary>One record in the audit trail a message; and one event, of those that are not older than events are kept.</summary>
internal static class FillTrail
{
    public const string Sql =
        """
        insert into audit_record (
            at, nonce, event, request_no, object_no, client_no, vendor_no,
            client_visible, vendor_visible, operations_visible, account_no, token_no, trace_id)
        select m.created_at, (m.request_no * 31 + m.seq * 7919::bigint) % 10000000, 'message.created', m.request_no, m.seq,
            m.client_no, m.vendor_no, true, true, true, m.account_no, m.token_no, gen_random_uuid()
        from message m
        order by m.created_at
        on conflict do nothing;
        insert into event (
            request_no, seq, type, object_no, at, client_no, vendor_no,
            client_visible, vendor_visible, operations_visible, place)
        select m.request_no, m.seq, 'message.created', m.seq, m.created_at, m.client_no, m.vendor_no,
            true, true, true, row_number() over (order by m.created_at, m.request_no)
        from message m
        where m.created_at > now() - interval '30 days'
        order by m.created_at;
        update event_head set place = (select coalesce(max(place), 0) from event);
        """;
}
