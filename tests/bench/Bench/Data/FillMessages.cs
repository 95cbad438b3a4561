namespace Commerce.Bench.Data;

/// <summary>
/// Messages by their time: every tenth of a thread is the service's, client and vendor take turns in the others, all three
/// account types see each. One of a thousand speaks of a zebra.
/// </summary>
internal static class FillMessages
{
    /// <param name="half">0 or 1: of the messages of each thread.</param>
    public static string Half(int half) => $"""
        insert into message (
            request_no, seq, type, content, client_visible, vendor_visible, operations_visible, created_at,
            account_no, token_no, client_no, vendor_no)
        select m.request_no, m.seq, case when m.seq % 10 = 1 then 'System' else 'User' end,
            x.content || case when m.seq % 1000 = 500 then 'It is about Zebra-' || m.seq else '' end
                || ' Reference ' || (m.request_no * 7 + m.seq) % 100000,
            true, true, true, m.created_at, m.author, m.author, m.client_no, m.vendor_no
        from (
            select t.request_no, s.seq, t.created_at + s.seq * t.step as created_at, t.client_no, t.vendor_no,
                case when s.seq % 2 = 0 then t.client_no else t.vendor_no end as author
            from bench.thread t
            cross join lateral generate_series(1, t.size) s (seq)
            where s.seq % 2 = {half}
            order by 3
        ) m
        join bench.text x on x.n = (m.request_no + m.seq * 7) % {Texts.Count}
        """;
}
