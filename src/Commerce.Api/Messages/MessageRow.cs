using Commerce.Api.Accounts;
using Commerce.Api.Attachments;
using Commerce.Api.Requests;
using Commerce.Foundation.Database;
using Commerce.Foundation.Identity;
using Commerce.Query;
using Commerce.Query.Sql;

namespace Commerce.Api.Messages;

/// <summary>A message as the database gives it. What the projection leaves out is not read and null here.</summary>
internal sealed record MessageRow(
    long RequestNo, int Seq, string Type, string? Content, DateTimeOffset CreatedAt,
    bool ClientVisible, bool VendorVisible, bool OperationsVisible, string? RequestName,
    int? AccountNo, string? AccountType, string? AccountStatus, string? AccountName, string? AccountIcon,
    int? UserNo, string? UserName, string? UserIcon, int? TokenNo, string? TokenName, string? TokenIcon,
    string? Attachments, string? SortKey)
{
    /// <summary>The content as safe HTML, once <see cref="MessageMarkup"/> has rendered it.</summary>
    public string? ContentHtml { get; init; }

    /// <summary>The columns of the record, in its order.</summary>
    /// <param name="projection">What the answer holds.</param>
    /// <param name="requestName">The name of the request where the answer is to hold it.</param>
    /// <param name="attachments">The attachments that the message names, where the answer is to hold them.</param>
    /// <param name="order">What the list is sorted by; empty where there is no list.</param>
    public static SqlText Columns(
        Projection projection, SqlText requestName, SqlText attachments, IReadOnlyList<OrderTerm> order)
    {
        var content = projection.Includes("content") || projection.Includes("contentHtml")
            ? SqlText.Of($"m.content")
            : SqlText.Of($"null::text as content");
        var author = NeedsAuthor(projection)
            ? SqlText.Of($"""
                a.account_no, a.type as account_type, a.status as account_status, a.name as account_name,
                a.icon as account_icon, u.user_no, u.name as user_name, u.icon as user_icon,
                t.token_no, t.name as token_name, t.icon as token_icon
                """)
            : SqlText.Of($"""
                null::int as account_no, null::text as account_type, null::text as account_status,
                null::text as account_name, null::text as account_icon,
                null::int as user_no, null::text as user_name, null::text as user_icon,
                null::int as token_no, null::text as token_name, null::text as token_icon
                """);
        return SqlText.Of($"""
            m.request_no, m.seq, m.type, {content}, m.created_at,
            m.client_visible, m.vendor_visible, m.operations_visible, {requestName} as request_name,
            {author}, {attachments} as attachments, {SortKeys.Column(order)}
            """);
    }

    /// <summary>The tables that the columns need beside the message <c>m</c>.</summary>
    public static SqlText Joins(Projection projection) => NeedsAuthor(projection)
        ? SqlText.Of($"""
            left join account a on a.account_no = m.account_no
            left join account_user u on u.user_no = m.user_no
            left join api_token t on t.token_no = m.token_no
            """)
        : SqlText.Empty;

    /// <summary>The values of the columns that an order stands on.</summary>
    public IReadOnlyList<object> SortValues(IReadOnlyList<OrderTerm> order)
    {
        var read = SortKeys.Read(SortKey, order);
        return [.. order.Select((term, i) => term.Column.Name switch
        {
            "created_at" => CreatedAt,
            "request_no" => RequestNo,
            "seq" => (object)Seq,
            _ => read[i],
        })];
    }

    public Message ToMessage(Projection projection)
    {
        var request = new RequestId(RequestNo);
        var id = new MessageId(request, Seq);
        var type = Enum.Parse<MessageType>(Type);
        return new Message
        {
            Id = projection.If("id", id.ToString()),
            Href = projection.If("href", id.Href),
            Type = projection.If<MessageType?>("type", type),
            Content = projection.If("content", Content),
            Visibility = projection.Includes("visibility") ? Visibility(projection) : null,
            Account = projection.Includes("account") && type == MessageType.User ? Account(projection) : null,
            Request = projection.Includes("request") ? Reference(projection, request) : null,
            Attachments = AttachmentReferences.Read(Attachments, request, projection),
            Audit = projection.Includes("audit") ? Audit(projection) : null,
            ContentHtml = ContentHtml,
        };
    }

    private static bool NeedsAuthor(Projection projection) => projection.Includes("account")
        || projection.Includes("audit.created.by") || projection.Includes("audit.created.of");

    private Visibility Visibility(Projection projection) => new()
    {
        Client = projection.If<bool?>("visibility.client", ClientVisible),
        Vendor = projection.If<bool?>("visibility.vendor", VendorVisible),
        Operations = projection.If<bool?>("visibility.operations", OperationsVisible),
    };

    private AccountReference? Account(Projection projection) => AccountNo is { } account
        ? AccountReference.Of(
            projection, "account", account, AccountType!, AccountStatus!, AccountName!, AccountIcon)
        : null;

    private RequestReference Reference(Projection projection, RequestId request) => new()
    {
        Id = projection.If("request.id", request.ToString()),
        Href = projection.If("request.href", request.Href),
        Name = projection.If("request.name", RequestName),
    };

    private Audit Audit(Projection projection) => new()
    {
        Created = new AuditEvent
        {
            At = projection.If<DateTimeOffset?>("audit.created.at", CreatedAt),
            By = Actor.By(
                projection, "audit.created.by", UserNo, UserName, UserIcon, TokenNo, TokenName, TokenIcon),
            Of = Actor.Account(projection, "audit.created.of", AccountNo, AccountName, AccountIcon),
        },
    };
}
