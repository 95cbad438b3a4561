using Commerce.Api.Requests;
using Commerce.Query;
using Commerce.Query.Sql;
using EventId = Commerce.Api.Events.EventId;

namespace Commerce.Api.Webhooks;

/// <summary>What queries may name of deliveries, in wire order. The SQL speaks of a delivery <c>d</c>.</summary>
internal static class DeliveryFields
{
    private static readonly SortColumn Request = new("request_no", SqlText.Of($"d.request_no"), SortType.Number);
    private static readonly SortColumn Seq = new("seq", SqlText.Of($"d.seq"), SortType.Number);
    private static readonly SortColumn Created = new("created_at", SqlText.Of($"d.created_at"), SortType.Time);

    public static FieldSet All { get; } = new(
        "-createdAt",
        [Request, Seq],
        [
            new Field("id")
            {
                Type = FieldType.Id,
                Filter = FilterUse.Equality,
                Columns = [SqlText.Of($"d.request_no"), SqlText.Of($"d.seq")],
                ParseId = text => EventId.Parse(text) is { } id
                    ? new IdValue(id.ToString(), [id.RequestNo, id.Seq])
                    : null,
                Sort = [Request, Seq],
            },
            FieldShapes.Text("event", SqlText.Of($"d.type")).Sortable(),
            FieldShapes.Id("request.id", SqlText.Of($"d.request_no"), RequestId.ToValue) with { Sort = [Request] },
            new Field("request.href"),
            FieldShapes.Enumeration<DeliveryStatus>("status", SqlText.Of($"d.status")),
            new Field("attempts")
            {
                Type = FieldType.Number,
                Filter = FilterUse.Equality | FilterUse.Range,
                Columns = [SqlText.Of($"d.attempts")],
                Sort = [new SortColumn("attempts", SqlText.Of($"d.attempts"), SortType.Number)],
            },
            FieldShapes.Time("nextAttemptAt", SqlText.Of($"d.next_attempt_at"), nullable: true),
            new Field("lastCall"),
            FieldShapes.Time("createdAt", SqlText.Of($"d.created_at")) with { Sort = [Created] },
        ]);
}
