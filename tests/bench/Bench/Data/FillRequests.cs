namespace Commerce.Bench.Data;

/// <summary>
/// Requests and their threads, with the counters as the posts would have left them; no triggers run here. No drafts: a
/// vendor sees none.
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
        insert into thread (
            request_no, client_no, vendor_no, status, last_seq, last_event, last_message_at,
            client_messages, vendor_messages, operations_messages)
        select t.request_no, t.client_no, t.vendor_no, r.status, t.size, t.size, t.created_at + t.size * t.step,
            t.size, t.size, t.size
        from bench.thread t
        join request r on r.request_no = t.request_no
        order by t.created_at;
        insert into request_audit (request_no, event, at, token_no, account_no)
        select t.request_no, 'processing', t.created_at, t.client_no, t.client_no
        from bench.thread t;
        """;
}
