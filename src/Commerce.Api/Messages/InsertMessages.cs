using Commerce.Api.AuditTrail;
using Commerce.Api.Events;
using Commerce.Api.Requests;
using Commerce.Foundation.Database;
using Commerce.Foundation.Idempotency;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Api.Messages;

/// <summary>Stores several posts in one statement, each as <see cref="InsertMessage"/> stores one.</summary>
internal static class InsertMessages
{
    /// <summary>
    /// Passes over threads that are locked, and waits for none. Those of one thread are numbered in their order; the last
    /// one has the time of the statement where the thread's last message lies back far enough, and those before it a
    /// millisecond less each.
    /// </summary>
    /// <returns>
    /// The stored rows in the order of the posts, without the names of their authors; none where there is no such request for
    /// its caller.
    /// </returns>
    public static Task<IReadOnlyList<GroupedResult<MessageRow>>> RunAsync(IReadOnlyList<Post> posts, UnitOfWork work) =>
        work.RunAsync(connection => RunAsync(posts, keys: null, connection));

    /// <summary>
    /// The same within a transaction, and claims the keys of the calls. A post whose key is not free is passed over.
    /// </summary>
    public static async Task<IReadOnlyList<GroupedResult<MessageRow>>> RunAsync(
        IReadOnlyList<Post> posts, IReadOnlyList<KeyedCall>? keys, NpgsqlConnection connection)
    {
        var outcomes = await connection.ListAsync<Outcome>(keys is null
            ? Sql(posts, SqlText.Empty, isFree: SqlText.Of($"true"), isKept: SqlText.Of($"false"))
            : Sql(
                posts, SqlText.Of($"claimed as materialized ({ClaimKeys.Query(keys)}),"),
                isFree: SqlText.Of($"(select c.is_free from claimed c where c.n = p.n)"),
                isKept: SqlText.Of($"(select c.is_kept from claimed c where c.n = p.n)")));
        return [.. posts.Zip(outcomes, (post, outcome) => new GroupedResult<MessageRow>(
            outcome.IsPassedOver, outcome.Seq is { } seq ? outcome.Row(post, seq) : null, outcome.IsKept))];
    }

    private static SqlText Sql(IReadOnlyList<Post> posts, SqlText claimed, SqlText isFree, SqlText isKept) => SqlText.Of($"""
        with {claimed} posted as materialized (select p.*, {isFree} as is_free, {isKept} as is_kept from ({Posted(posts)}) p),
        locked as materialized (
            select r.request_no, r.client_no, r.vendor_no, r.status, r.last_event
            from thread r
            where r.request_no = any({SqlText.Column(posts, post => post.Request.Number)}::bigint[])
            order by r.request_no
            for no key update skip locked
        ), placed as materialized (
            select p.*, r.client_no, r.vendor_no, r.status, r.last_event,
                row_number() over (partition by p.request_no order by p.n)::int as i
            from posted p
            join locked r on r.request_no = p.request_no
            where p.is_free and {RequestScope.OfEach}
        ), numbered as ({Numbered}), m as ({Inserted}), {PlacesAtOnce.Steps(SqlText.Of($"select * from placed"))},
        told as ({Told}), recorded as ({Recorded})
        select not o.is_free
                or (l.request_no is null and exists (select from thread t where t.request_no = o.request_no)) as is_passed_over,
            o.is_kept, d.seq + p.i as seq, d.at + p.i * interval '1 millisecond' as created_at,
            (select version from author_version) as author_version
        from posted o
        left join locked l on l.request_no = o.request_no
        left join placed p on p.n = o.n
        left join numbered d on d.request_no = p.request_no
        order by o.n
        """);

    private static SqlText Posted(IReadOnlyList<Post> posts) => SqlText.Of($"""
        select *
        from unnest(
            {SqlText.Column(posts, post => post.Request.Number)}, {SqlText.Column(posts, post => post.Content)},
            {SqlText.Column(posts, post => post.Sees.Client)}, {SqlText.Column(posts, post => post.Sees.Vendor)},
            {SqlText.Column(posts, post => post.Sees.Operations)}, {SqlText.Column(posts, post => post.Caller.Type.ToString())},
            {SqlText.Column(posts, post => post.Caller.AccountNo)}, {SqlText.Column(posts, post => post.Caller.UserNo)},
            {SqlText.Column(posts, post => post.Caller.TokenNo)}, {SqlText.Column(posts, post => post.Nonce)},
            {SqlText.Column(posts, post => post.TraceId)}
        ) with ordinality as p(
            request_no, content, client_visible, vendor_visible, operations_visible, account_type, account_no, user_no,
            token_no, nonce, trace_id, n)
        """);

    private static SqlText Numbered { get; } = SqlText.Of($"""
        update thread r
        set last_seq = r.last_seq + s.messages,
            last_event = r.last_event + s.messages,
            last_message_at = greatest(
                date_trunc('milliseconds', clock_timestamp()),
                coalesce(
                    r.last_message_at + interval '1 millisecond', date_trunc('milliseconds', clock_timestamp()))
                    + (s.messages - 1) * interval '1 millisecond'),
            client_messages = r.client_messages + s.client,
            vendor_messages = r.vendor_messages + s.vendor,
            operations_messages = r.operations_messages + s.operations
        from (
            select request_no, count(*)::int as messages,
                (count(*) filter (where client_visible))::int as client,
                (count(*) filter (where vendor_visible))::int as vendor,
                (count(*) filter (where operations_visible))::int as operations
            from placed
            group by request_no
        ) s
        where r.request_no = s.request_no
        returning r.request_no, r.last_seq - s.messages as seq, r.last_event - s.messages as event,
            r.last_message_at - s.messages * interval '1 millisecond' as at
        """);

    private static SqlText Inserted { get; } = SqlText.Of($"""
        insert into message (
            request_no, seq, type, content, client_visible, vendor_visible, operations_visible,
            created_at, account_no, user_no, token_no, client_no, vendor_no)
        select p.request_no, d.seq + p.i, 'User', p.content, p.client_visible, p.vendor_visible, p.operations_visible,
            d.at + p.i * interval '1 millisecond', p.account_no, p.user_no, p.token_no, p.client_no, p.vendor_no
        from placed p
        join numbered d on d.request_no = p.request_no
        """);

    private static SqlText Told { get; } = WriteEvent.Of(EventTypes.MessageCreated, SqlText.Of($"""
        select p.request_no, d.event + p.i as seq, d.seq + p.i as object_no, d.at + p.i * interval '1 millisecond' as at,
            p.client_no, p.vendor_no, p.client_visible, p.vendor_visible, p.operations_visible, p.status, due.place
        from placed p
        join numbered d on d.request_no = p.request_no
        left join due on due.n = p.n
        """), SqlText.Of($"s.place"));

    private static SqlText Recorded { get; } = WriteRecord.Of(EventTypes.MessageCreated, SqlText.Of($"""
        select d.at + p.i * interval '1 millisecond' as at, p.request_no, d.seq + p.i as object_no,
            p.client_no, p.vendor_no, p.client_visible, p.vendor_visible, p.operations_visible,
            p.account_no, p.user_no, p.token_no, p.nonce, p.trace_id
        from placed p
        join numbered d on d.request_no = p.request_no
        """));

    private sealed record Outcome
    {
        public bool IsPassedOver { get; init; }

        /// <summary>True where an answer is kept under the call's key.</summary>
        public bool IsKept { get; init; }

        public int? Seq { get; init; }

        public DateTimeOffset? CreatedAt { get; init; }

        public Guid AuthorVersion { get; init; }

        /// <summary>What was sent is what was stored; the database has told what it decided.</summary>
        public MessageRow Row(Post post, int seq) => new()
        {
            RequestNo = post.Request.Number,
            Seq = seq,
            Type = nameof(MessageType.User),
            Content = post.Content,
            CreatedAt = CreatedAt!.Value,
            ClientVisible = post.Sees.Client,
            VendorVisible = post.Sees.Vendor,
            OperationsVisible = post.Sees.Operations,
            AccountNo = post.Caller.AccountNo,
            UserNo = post.Caller.UserNo,
            TokenNo = post.Caller.TokenNo,
            AuthorVersion = AuthorVersion,
        };
    }
}
