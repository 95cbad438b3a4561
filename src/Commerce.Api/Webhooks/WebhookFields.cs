using Commerce.Api.Accounts.Owned;
using Commerce.Query;
using Commerce.Query.Sql;

namespace Commerce.Api.Webhooks;

/// <summary>What queries may name of webhooks, in wire order. The SQL speaks of a webhook <c>o</c>.</summary>
internal static class WebhookFields
{
    private static readonly SqlText CreatedAt = SqlText.Of($"o.created_at");

    private static readonly SortColumn Number =
        new("number", SqlText.Of($"o.webhook_no"), SortType.Number);

    public static FieldSet All { get; } = new(
        "-audit.created.at",
        [Number],
        [
            FieldShapes.Id("id", SqlText.Of($"o.webhook_no"), OwnedKind.Webhook.ToValue) with { Sort = [Number] },
            new Field("href"),
            FieldShapes.Text("url", SqlText.Of($"o.url")).Sortable(),
            new Field("events"),
            FieldShapes.Text("criteria", SqlText.Of($"o.criteria"), nullable: true),
            new Field("format"),
            FieldShapes.Text("description", SqlText.Of($"o.description"), nullable: true).Sortable(),
            FieldShapes.Enumeration<WebhookStatus>("status", SqlText.Of($"o.status")),
            FieldShapes.Text("error", SqlText.Of($"o.error"), nullable: true),
            new Field("previousSecretUntil"),
            Count("statistics.total", SqlText.Of($"o.calls")),
            Count("statistics.successes", SqlText.Of($"o.successes")),
            Count("statistics.failures", SqlText.Of($"o.failures")),
            Count("statistics.failuresSinceLastSuccess", SqlText.Of($"o.failures_since_success")),
            new Field("lastCall"),
            new Field("lastSuccess"),
            new Field("lastFailure"),
            .. OwnedEvents.Fields(CreatedAt, new SortColumn("created_at", CreatedAt, SortType.Time)),
        ]);

    private static Field Count(string path, SqlText column) => new(path)
    {
        Type = FieldType.Number,
        Filter = FilterUse.Equality | FilterUse.Range,
        Columns = [column],
        Sort = [new SortColumn(path, column, SortType.Number)],
    };
}
