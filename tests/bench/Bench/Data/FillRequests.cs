namespace Commerce.Bench.Data;

/// <summary>
/// Requests with the counters of their threads, as the posts would have left them. No drafts: a vendor sees none.
/// </summary>
internal static class FillRequests
{
    public const string Sql =
        """
        insert into request (
            request_no, name, status, client_no, vendor_no, created_at, created_token_no, created_account_no)
        select t.request_no, 'Request ' || t.request_no,
            (array['Processing', 'Querying', 'Completed'])[1 + t.request_no % 3],
            t.client_no, t.vendor_no, t.created_at, t.client_no, t.client_no
        from bench.thread t
        order by t.created_at;
        update thread r
        set last_seq = t.size, last_event = t.size, last_message_at = t.created_at + t.size * t.step,
            client_messages = t.size, vendor_messages = t.size, operations_messages = t.size
        from bench.thread t
        where t.request_no = r.request_no;
        insert into request_audit (request_no, event, at, token_no, account_no)
        select t.request_no, 'processing', t.created_at, t.client_no, t.client_no
        from bench.thread t;
        """;
}
