using Commerce.Api.Accounts;
using Commerce.Api.Attachments;
using Commerce.Api.Requests;
using Commerce.Foundation.Database;
using Commerce.Foundation.Identity;
using Commerce.Query;
using Commerce.Query.Sql;

namespace Commerce.Api.Messages;

/// <summary>A message as the database gives it. What the projection leaves out is not read, and at its default here.</summary>
internal sealed record MessageRow
{
    private static readonly SqlText VersionOfNames =
        SqlText.Of($"(select version from author_version) as author_version");

    private static readonly SqlText User = SqlText.Of($"left join account_user u on u.user_no = m.user_no");

    private static readonly SqlText Token = SqlText.Of($"left join api_token t on t.token_no = m.token_no");

    private static readonly SqlText NoUser =
        SqlText.Of($"cross join (select null::text as name, null::text as icon) u");

    private static readonly SqlText NoToken =
        SqlText.Of($"cross join (select null::text as name, null::text as icon) t");

    public long RequestNo { get; init; }

    public int Seq { get; init; }

    public string? Type { get; init; }

    public string? Content { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public bool ClientVisible { get; init; }

    public bool VendorVisible { get; init; }

    public bool OperationsVisible { get; init; }

    public string? RequestName { get; init; }

    public int? AccountNo { get; init; }

    public string? AccountType { get; init; }

    public string? AccountStatus { get; init; }

    public string? AccountName { get; init; }

    public string? AccountIcon { get; init; }

    public int? UserNo { get; init; }

    public string? UserName { get; init; }

    public string? UserIcon { get; init; }

    public int? TokenNo { get; init; }

    public string? TokenName { get; init; }

    public string? TokenIcon { get; init; }

    /// <summary>Where only the numbers of the author were read: see <see cref="AuthorNames"/>.</summary>
    public Guid AuthorVersion { get; init; }

    /// <summary>See <see cref="AttachmentReferences"/>.</summary>
    public string? Attachments { get; init; }

    /// <summary>See <see cref="SortKeys"/>.</summary>
    public string? SortKey { get; init; }

    /// <summary>The content as safe HTML, once <see cref="MessageMarkup"/> has rendered it.</summary>
    public string? ContentHtml { get; init; }

    /// <summary>The columns that are needed, the request's number first.</summary>
    /// <param name="projection">What the answer holds.</param>
    /// <param name="requestName">The name of the request where the answer is to hold it.</param>
    /// <param name="attachments">The attachments that the message names, where the answer is to hold them.</param>
    /// <param name="order">What the list is sorted by; empty where there is no list.</param>
    public static SqlText Columns(
        Projection projection, SqlText requestName, SqlText attachments, IReadOnlyList<OrderTerm> order) =>
        Columns(projection, requestName, attachments, order, ReadAuthors.Names);

    /// <summary>
    /// The same with the numbers of the author alone: <see cref="AuthorNames"/> adds the names, and no other table is needed.
    /// </summary>
    public static SqlText ColumnsWithoutNames(
        Projection projection, SqlText requestName, SqlText attachments, IReadOnlyList<OrderTerm> order) =>
        Columns(projection, requestName, attachments, order, VersionOfNames);

    private static SqlText Columns(
        Projection projection, SqlText requestName, SqlText attachments, IReadOnlyList<OrderTerm> order, SqlText names)
    {
        var type = projection.Includes("type") || projection.Includes("account")
            ? SqlText.Of($", m.type")
            : SqlText.Empty;
        var content = projection.Includes("content") || projection.Includes("contentHtml")
            ? SqlText.Of($", m.content")
            : SqlText.Empty;
        var time = projection.Includes("audit.created.at") || order.Any(term => term.Column.Name == "created_at")
            ? SqlText.Of($", m.created_at")
            : SqlText.Empty;
        var visibility = projection.Includes("visibility")
            ? SqlText.Of($", m.client_visible, m.vendor_visible, m.operations_visible")
            : SqlText.Empty;
        var name = projection.Includes("request") ? SqlText.Of($", {requestName} as request_name") : SqlText.Empty;
        var author = NeedsAuthor(projection)
            ? SqlText.Of($", m.account_no, m.user_no, m.token_no, {names}")
            : SqlText.Empty;
        var named = projection.Includes(AttachmentReferences.Property)
            ? SqlText.Of($", {attachments} as attachments")
            : SqlText.Empty;
        var key = order.All(term => term.Column.IsInRow) ? SqlText.Empty : SqlText.Of($", {SortKeys.Column(order)}");
        return SqlText.Of($"m.request_no, m.seq{type}{content}{time}{visibility}{name}{author}{named}{key}");
    }

    /// <summary>The tables that the columns need beside the message <c>m</c>.</summary>
    public static SqlText Joins(Projection projection) =>
        NeedsAuthor(projection) ? ReadAuthors.Joins : SqlText.Empty;

    /// <summary>The same where the author is known: of users and tokens only the table that holds it is read.</summary>
    public static SqlText Joins(Caller author) => SqlText.Of($"""
        left join account a on a.account_no = m.account_no
        {(author.UserNo is null ? NoUser : User)}
        {(author.TokenNo is null ? NoToken : Token)}
        """);

    /// <summary>True where an answer tells who wrote the message.</summary>
    public static bool NeedsAuthor(Projection projection) => projection.Includes("account")
        || projection.Includes("audit.created.by") || projection.Includes("audit.created.of");

    public MessageRow By(Author author) => this with
    {
        AccountType = author.AccountType,
        AccountStatus = author.AccountStatus,
        AccountName = author.AccountName,
        AccountIcon = author.AccountIcon,
        UserName = author.UserName,
        UserIcon = author.UserIcon,
        TokenName = author.TokenName,
        TokenIcon = author.TokenIcon,
    };

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

    public Message ToMessage(Projection projection) => ToMessage(new MessageForm(projection));

    public Message ToMessage(MessageForm form)
    {
        var (projection, request) = (form.Projection, new RequestId(RequestNo));
        var id = new MessageId(request, Seq);
        var type = Type == nameof(MessageType.User) ? MessageType.User : MessageType.System;
        return new Message
        {
            Id = form.HasId ? id.ToString() : null,
            Href = form.HasHref ? id.Href : null,
            Type = form.HasType ? type : null,
            Content = form.HasContent ? Content : null,
            Visibility = form.HasVisibility ? Visibility(projection) : null,
            Account = form.HasAccount && type == MessageType.User ? Account(projection) : null,
            Request = form.HasRequest ? Reference(projection, request) : null,
            Attachments = AttachmentReferences.Read(Attachments, request, projection),
            Audit = form.HasAudit ? Audit(projection) : null,
            ContentHtml = ContentHtml,
        };
    }

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
