using Commerce.Api.Requests;
using Commerce.Foundation.Database;
using Commerce.Query;
using Commerce.Query.Sql;
using EventId = Commerce.Api.Events.EventId;

namespace Commerce.Api.Webhooks;

/// <summary>A delivery as the database gives it.</summary>
internal sealed record DeliveryRow(
    long RequestNo, int Seq, string Type, string Status, int Attempts, DateTimeOffset? NextAttemptAt, string? LastCall,
    DateTimeOffset CreatedAt, string? SortKey)
{
    /// <summary>The columns of the record, in its order, of a delivery <c>d</c>.</summary>
    public static SqlText Columns(IReadOnlyList<OrderTerm> order) => SqlText.Of($"""
        d.request_no, d.seq, d.type, d.status, d.attempts, d.next_attempt_at, d.last_call::text as last_call, d.created_at,
        {SortKeys.Column(order)}
        """);

    public WebhookDelivery ToDelivery(Projection projection) => new()
    {
        Id = projection.If("id", new EventId(RequestNo, Seq).ToString()),
        Event = projection.If("event", Type),
        Request = projection.Includes("request") && !ConnectorDelivery.IsOne(RequestNo)
            ? new DeliveredRequest
            {
                Id = projection.If("request.id", new RequestId(RequestNo).ToString()),
                Href = projection.If("request.href", new RequestId(RequestNo).Href),
            }
            : null,
        Status = projection.If<DeliveryStatus?>("status", Enum.Parse<DeliveryStatus>(Status)),
        Attempts = projection.If<int?>("attempts", Attempts),
        NextAttemptAt = projection.If("nextAttemptAt", NextAttemptAt),
        LastCall = projection.If("lastCall", WebhookRow.Call(LastCall)),
        CreatedAt = projection.If<DateTimeOffset?>("createdAt", CreatedAt),
    };
}
