using Commerce.Foundation.Database;
using Commerce.Foundation.Identity;
using Commerce.Query;
using Commerce.Query.Sql;

namespace Commerce.Api.AuditTrail;

/// <summary>A record as the database gives it, with the names of those whom it names.</summary>
internal sealed record AuditRecordRow(
    DateTimeOffset At, int Nonce, string Event, long? RequestNo, long? ObjectNo, Guid? TraceId,
    int? UserNo, string? UserName, string? UserIcon, int? TokenNo, string? TokenName, string? TokenIcon,
    int? AccountNo, string? AccountName, string? AccountIcon, string? SortKey)
{
    /// <summary>The columns of the record, in its order, of a record <c>d</c> and <see cref="Joins"/>.</summary>
    public static SqlText Columns(IReadOnlyList<OrderTerm> order) => SqlText.Of($"""
        d.at, d.nonce, d.event, d.request_no, d.object_no, d.trace_id,
        u.user_no, u.name as user_name, u.icon as user_icon, t.token_no, t.name as token_name, t.icon as token_icon,
        a.account_no, a.name as account_name, a.icon as account_icon, {SortKeys.Column(order)}
        """);

    public static SqlText Joins { get; } = SqlText.Of($"""
        left join account_user u on u.user_no = d.user_no
        left join api_token t on t.token_no = d.token_no
        left join account a on a.account_no = d.account_no
        """);

    /// <summary>The values of the columns that an order stands on.</summary>
    public IReadOnlyList<object> SortValues(IReadOnlyList<OrderTerm> order)
    {
        var read = SortKeys.Read(SortKey, order);
        return [.. order.Select((term, i) => term.Column.Name switch
        {
            "at" => At,
            "nonce" => (object)Nonce,
            _ => read[i],
        })];
    }

    public AuditRecord ToRecord(Projection projection)
    {
        var id = new AuditRecordId(At, Nonce);
        return new AuditRecord
        {
            Id = projection.If("id", id.ToString()),
            Href = projection.If("href", id.Href),
            Event = projection.If("event", Event),
            Object = AuditedId.Of(Event, RequestNo, ObjectNo) is { } about && projection.Includes("object")
                ? Object(projection, about)
                : null,
            Audit = projection.Includes("audit") ? Audit(projection) : null,
            TraceId = projection.If("traceId", TraceId?.ToString("N")),
        };
    }

    private static AuditedObject Object(Projection projection, AuditedId about) => new()
    {
        Id = projection.If("object.id", about.Id),
        Href = projection.If("object.href", about.Href),
        Type = projection.If<AuditedType?>("object.type", about.Type),
    };

    private Audit Audit(Projection projection) => new()
    {
        Created = new AuditEvent
        {
            At = projection.If<DateTimeOffset?>("audit.created.at", At),
            By = Actor.By(
                projection, "audit.created.by", UserNo, UserName, UserIcon, TokenNo, TokenName, TokenIcon),
            Of = Actor.Account(projection, "audit.created.of", AccountNo, AccountName, AccountIcon),
        },
    };
}
