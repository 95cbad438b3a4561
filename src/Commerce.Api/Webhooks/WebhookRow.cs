using System.Text.Json;
using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Database;
using Commerce.Foundation.Identity;
using Commerce.Query;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Api.Webhooks;

/// <summary>A webhook as the database gives it.</summary>
internal sealed record WebhookRow(
    int WebhookNo, string Status, string Url, string EventList, string? Criteria, string? Description, string? Error,
    byte[] Secret, byte[]? PreviousSecret, DateTimeOffset? PreviousUntil,
    long Calls, long Successes, long Failures, long FailuresSinceSuccess,
    string? LastCall, string? LastSuccess, string? LastFailure, DateTimeOffset CreatedAt,
    bool IsConnector, string? Audit, string? SortKey)
{
    public WebhookId Id => new(WebhookNo);

    public string[] Events => EventList.Split(',');

    public bool IsEnabled => Status == nameof(WebhookStatus.Enabled);

    /// <summary>The columns of the record, in its order, of a webhook <c>o</c>.</summary>
    public static SqlText Columns(Projection projection, IReadOnlyList<OrderTerm> order) => SqlText.Of($"""
        o.webhook_no, o.status, o.url, array_to_string(o.events, ',') as event_list, o.criteria, o.description,
        o.error, o.secret, o.previous_secret,
        o.previous_until, o.calls, o.successes, o.failures, o.failures_since_success, o.last_call::text as last_call,
        o.last_success::text as last_success, o.last_failure::text as last_failure, o.created_at,
        o.connector_place is not null as is_connector,
        {OwnedEvents.Selected(OwnedKind.Webhook, projection)} as audit, {SortKeys.Column(order)}
        """);

    /// <summary>Those of the caller's account, and nobody else's. It stands outside every condition of the caller's.</summary>
    public static SqlText OfAccount(Caller caller) =>
        SqlText.Of($"o.account_no = {caller.AccountNo} and o.deleted_at is null");

    public static Task<WebhookRow?> FindAsync(
        WebhookId id, Projection projection, Caller caller, NpgsqlConnection connection) =>
        connection.FindAsync<WebhookRow>(SqlText.Of($"""
            select {Columns(projection, [])}
            from webhook o
            where o.webhook_no = {id.Number} and {OfAccount(caller)}
            """));

    /// <summary>The same, and until the transaction ends nobody else changes it.</summary>
    public static Task<WebhookRow?> LockAsync(WebhookId id, Caller caller, NpgsqlConnection connection) =>
        connection.FindAsync<WebhookRow>(SqlText.Of($"""
            select {Columns(WebhookFields.All.FullProjection, [])}
            from webhook o
            where o.webhook_no = {id.Number} and {OfAccount(caller)}
            for no key update of o
            """));

    /// <summary>What its calls are signed with at a time: the present secret, and the one before while it counts.</summary>
    public IReadOnlyList<WebhookSecret> Secrets(byte[] key, DateTimeOffset now) =>
    [
        WebhookSecret.Open(Secret, WebhookNo, key),
        .. PreviousSecret is { } previous && PreviousUntil > now
            ? [WebhookSecret.Open(previous, WebhookNo, key)]
            : Array.Empty<WebhookSecret>(),
    ];

    public Webhook ToWebhook(Projection projection, DateTimeOffset now) => new()
    {
        Id = projection.If("id", Id.ToString()),
        Href = projection.If("href", Id.Href),
        Url = projection.If("url", Url),
        Events = projection.If("events", Events),
        Criteria = projection.If("criteria", Criteria),
        Format = projection.If("format", IsConnector ? WebhookRules.Connector : null),
        Description = projection.If("description", Description),
        Status = projection.If<WebhookStatus?>("status", Enum.Parse<WebhookStatus>(Status)),
        Error = projection.If("error", Error),
        PreviousSecretUntil = projection.If("previousSecretUntil", PreviousUntil > now ? PreviousUntil : null),
        Statistics = projection.Includes("statistics")
            ? new WebhookStatistics
            {
                Total = projection.If<long?>("statistics.total", Calls),
                Successes = projection.If<long?>("statistics.successes", Successes),
                Failures = projection.If<long?>("statistics.failures", Failures),
                FailuresSinceLastSuccess = projection.If<long?>(
                    "statistics.failuresSinceLastSuccess", FailuresSinceSuccess),
            }
            : null,
        LastCall = projection.If("lastCall", Call(LastCall)),
        LastSuccess = projection.If("lastSuccess", Call(LastSuccess)),
        LastFailure = projection.If("lastFailure", Call(LastFailure)),
        Audit = OwnedEvents.Read(Audit, CreatedAt, projection),
    };

    public static WebhookCall? Call(string? json) =>
        json is null ? null : JsonSerializer.Deserialize(json, WebhookJson.Default.WebhookCall);
}
