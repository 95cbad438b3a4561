using Commerce.Foundation.Database;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;
using EventId = Commerce.Api.Events.EventId;

namespace Commerce.Api.Webhooks;

/// <summary>A delivery that this copy of the service is to attempt, with what it needs for it.</summary>
internal sealed record ClaimedDelivery(
    int WebhookNo, long RequestNo, int Seq, int Attempts, bool IsLastAttempt, Guid Claim, string Url, byte[] Secret,
    byte[]? PreviousSecret, DateTimeOffset? PreviousUntil, int AccountNo, string AccountType, string Type)
{
    /// <summary>
    /// How long a claim holds: longer than any attempt takes, so that no other copy makes the same meanwhile. Where this one is
    /// killed, another makes it then.
    /// </summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private const int MostOfWebhook = 4;
    private const int MostOfFailing = 1;

    public EventId Event => new(RequestNo, Seq);

    /// <summary>The account by itself: neither a user nor a token reads.</summary>
    public Caller Reader => new(AccountNo, Enum.Parse<AccountType>(AccountType), null, null);

    /// <summary>
    /// Claims what is due: few of each webhook, and of one that fails a single one, so that none takes the room of the others.
    /// </summary>
    /// <param name="room">How many at the most.</param>
    /// <param name="busy">How many calls of each webhook this copy has under way.</param>
    public static async Task<IReadOnlyList<ClaimedDelivery>> TakeAsync(
        int room, IReadOnlyDictionary<int, int> busy, DateTimeOffset now, ConnectionPool database,
        CancellationToken cancellation)
    {
        int[] webhooks = [.. busy.Keys];
        int[] calls = [.. busy.Values];
        await using var connection = await database.OpenAsync(cancellation);
        // From one webhook that waits for something to the next, by the index: the others, however many, cost nothing.
        return await connection.ListAsync<ClaimedDelivery>(SqlText.Of($"""
            with recursive waiting as (
                (
                    select webhook_no
                    from webhook_delivery
                    where status = 'Pending' and next_attempt_at is not null
                    order by webhook_no
                    limit 1
                )
                union all
                select n.webhook_no
                from waiting w
                cross join lateral (
                    select d.webhook_no
                    from webhook_delivery d
                    where d.webhook_no > w.webhook_no and d.status = 'Pending' and d.next_attempt_at is not null
                    order by d.webhook_no
                    limit 1
                ) n
            ), due as (
                select d.webhook_no, d.request_no, d.seq
                from waiting
                join webhook w on w.webhook_no = waiting.webhook_no
                join account a on a.account_no = w.account_no
                left join unnest({webhooks}, {calls}) b(webhook_no, calls) on b.webhook_no = w.webhook_no
                cross join lateral (
                    select d.webhook_no, d.request_no, d.seq, d.next_attempt_at
                    from webhook_delivery d
                    where d.webhook_no = w.webhook_no and d.status = 'Pending' and d.next_attempt_at <= {now}
                    order by d.next_attempt_at
                    limit greatest(
                        0,
                        case when w.failing_since is null then {MostOfWebhook} else {MostOfFailing} end
                            - coalesce(b.calls, 0))
                    for update of d skip locked
                ) d
                where w.status = 'Enabled' and w.deleted_at is null and a.status = 'Active'
                order by w.failing_since is not null, coalesce(b.calls, 0), d.next_attempt_at
                limit {room}
            )
            update webhook_delivery d
            set next_attempt_at = {now + Lease}, claim = gen_random_uuid()
            from due
            join webhook w on w.webhook_no = due.webhook_no
            join account a on a.account_no = w.account_no
            where d.webhook_no = due.webhook_no and d.request_no = due.request_no and d.seq = due.seq
            returning d.webhook_no, d.request_no, d.seq, d.attempts, d.is_last_attempt, d.claim, w.url, w.secret,
                w.previous_secret, w.previous_until, a.account_no, a.type as account_type, d.type
            """));
    }

    /// <summary>What is called for this event.</summary>
    public string Target => ConnectorDelivery.IsOne(RequestNo) ? TriggerInUrl.Put(Url, Type) : Url;

    /// <summary>What the call is signed with.</summary>
    public IReadOnlyList<WebhookSecret> Secrets(byte[] key, DateTimeOffset now) =>
    [
        WebhookSecret.Open(Secret, WebhookNo, key),
        .. PreviousSecret is { } previous && PreviousUntil > now
            ? [WebhookSecret.Open(previous, WebhookNo, key)]
            : Array.Empty<WebhookSecret>(),
    ];
}
