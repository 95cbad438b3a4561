using Commerce.Api.Accounts;
using Commerce.Api.Identity;
using Commerce.Api.Requests;
using Commerce.Query;
using Commerce.Query.Sql;

namespace Commerce.Api.Messages;

/// <summary>A message as the database gives it. What the projection leaves out is not read and null here.</summary>
internal sealed record MessageRow(
    long RequestNo, int Seq, string Type, string? Content, DateTimeOffset CreatedAt,
    bool ClientVisible, bool VendorVisible, bool OperationsVisible, string? RequestName,
    int? AccountNo, string? AccountType, string? AccountStatus, string? AccountName, string? AccountIcon,
    int? UserNo, string? UserName, string? UserIcon, int? TokenNo, string? TokenName, string? TokenIcon)
{
    /// <summary>The content as safe HTML, once <see cref="MessageMarkup"/> has rendered it.</summary>
    public string? ContentHtml { get; init; }

    /// <summary>The columns of the record, in its order.</summary>
    /// <param name="projection">What the answer holds.</param>
    /// <param name="requestName">The name of the request where the answer is to hold it.</param>
    public static SqlText Columns(Projection projection, SqlText requestName)
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
            {author}
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

    /// <summary>The value of a column that an order stands on.</summary>
    public object SortValue(SortColumn column) => column.Name switch
    {
        "created_at" => CreatedAt,
        "request_no" => RequestNo,
        _ => Seq,
    };

    public Message ToMessage(Projection projection)
    {
        var request = new RequestId(RequestNo);
        var id = new MessageId(request, Seq);
        var type = Enum.Parse<MessageType>(Type);
        return new Message
        {
            Id = projection.Includes("id") ? id.ToString() : null,
            Href = projection.Includes("href") ? id.Href : null,
            Type = projection.Includes("type") ? type : null,
            Content = projection.Includes("content") ? Content : null,
            Visibility = projection.Includes("visibility") ? Visibility() : null,
            Account = projection.Includes("account") && type == MessageType.User ? Account() : null,
            Request = projection.Includes("request") ? Reference(request) : null,
            Audit = projection.Includes("audit") ? Audit(projection) : null,
            ContentHtml = ContentHtml,
        };
    }

    private static bool NeedsAuthor(Projection projection) => projection.Includes("account")
        || projection.Includes("audit.created.by") || projection.Includes("audit.created.of");

    private Visibility Visibility() =>
        new() { Client = ClientVisible, Vendor = VendorVisible, Operations = OperationsVisible };

    private AccountReference? Account() => AccountNo is { } account
        ? AccountReference.Of(account, AccountType!, AccountStatus!, AccountName!, AccountIcon)
        : null;

    private RequestReference Reference(RequestId request) =>
        new() { Id = request.ToString(), Href = request.Href, Name = RequestName! };

    private Audit Audit(Projection projection) => new()
    {
        Created = new AuditEvent
        {
            At = projection.Includes("audit.created.at") ? CreatedAt : null,
            By = projection.Includes("audit.created.by")
                ? Actor.By(UserNo, UserName, UserIcon, TokenNo, TokenName, TokenIcon)
                : null,
            Of = projection.Includes("audit.created.of")
                ? Actor.Account(AccountNo, AccountName, AccountIcon)
                : null,
        },
    };
}
