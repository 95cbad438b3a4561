using System.Diagnostics;
using Commerce.Api.Accounts;
using Commerce.Query;
using Commerce.Query.Sql;

namespace Commerce.Api.AuditTrail;

/// <summary>What queries may name of records, in wire order. The SQL speaks of a record <c>d</c>.</summary>
internal static class AuditRecordFields
{
    // The kind of object, spelt as on the wire.
    private static readonly SqlText Type = SqlText.Of($"initcap(split_part(d.event, '.', 1))");

    private static readonly SortColumn At = new("at", SqlText.Of($"d.at"), SortType.Time) { IsInRow = true };

    private static readonly SortColumn Nonce = new("nonce", SqlText.Of($"d.nonce"), SortType.Number) { IsInRow = true };

    public static FieldSet All { get; } = new(
        "-audit.created.at",
        [At, Nonce],
        [
            Id("id", AuditRecordId.ToValue, SqlText.Of($"d.at"), SqlText.Of($"d.nonce")) with { Sort = [At, Nonce] },
            new Field("href"),
            FieldShapes.Text("event", SqlText.Of($"d.event")).Sortable(),
            Id("object.id", AuditedId.ToValue, Type, SqlText.Of($"d.request_no"), SqlText.Of($"d.object_no")),
            new Field("object.href"),
            FieldShapes.Enumeration<AuditedType>("object.type", Type),
            FieldShapes.Time("audit.created.at", SqlText.Of($"d.at")) with { Sort = [At] },
            .. ActorFields.By("audit.created.by", SqlText.Of($"d.user_no"), SqlText.Of($"d.token_no")).Select(Sent),
            .. ActorFields.Of("audit.created.of", SqlText.Of($"d.account_no")).Select(Sent),
            Id("traceId", Trace, SqlText.Of($"d.trace_id")) with { IsNullable = true },
        ]);

    private static Field Id(string path, Func<string, IdValue?> parse, params IReadOnlyList<SqlText> columns) =>
        new(path)
        {
            Type = FieldType.Id,
            Filter = FilterUse.Equality,
            Columns = columns,
            ParseId = parse,
        };

    private static Field Sent(Field field) => field.Included(Inclusion.Default);

    /// <summary>A trace id by itself, or inside a <c>traceparent</c> as every answer and problem holds it.</summary>
    private static IdValue? Trace(string text)
    {
        var trace = ActivityContext.TryParse(text, null, out var context) ? context.TraceId.ToHexString() : text;
        return Guid.TryParseExact(trace, "N", out var id) ? new IdValue(id.ToString("N"), [id]) : null;
    }
}
