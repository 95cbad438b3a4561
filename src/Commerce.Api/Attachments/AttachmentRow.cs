using Commerce.Api.Accounts;
using Commerce.Api.Messages;
using Commerce.Foundation.Database;
using Commerce.Foundation.Identity;
using Commerce.Query;
using Commerce.Query.Sql;

namespace Commerce.Api.Attachments;

/// <summary>An attachment as the database gives it, without its bytes.</summary>
internal sealed record AttachmentRow(
    long RequestNo, int Seq, string Name, string? Description, string Filename, string ContentType, int Size,
    bool ClientVisible, bool VendorVisible, bool OperationsVisible,
    int AccountNo, string AccountType, string AccountStatus, string AccountName, string? AccountIcon,
    DateTimeOffset CreatedAt, int? UserNo, string? UserName, string? UserIcon,
    int? TokenNo, string? TokenName, string? TokenIcon,
    DateTimeOffset? UpdatedAt, int? UpdatedUserNo, string? UpdatedUserName, string? UpdatedUserIcon,
    int? UpdatedTokenNo, string? UpdatedTokenName, string? UpdatedTokenIcon,
    int? UpdatedAccountNo, string? UpdatedAccountName, string? UpdatedAccountIcon,
    string? SortKey)
{
    /// <summary>The columns of the record, in its order, of an attachment <c>f</c> and <see cref="Joins"/>.</summary>
    /// <param name="order">What the list is sorted by; empty where there is no list.</param>
    public static SqlText Columns(IReadOnlyList<OrderTerm> order) => SqlText.Of($"""
        f.request_no, f.seq, f.name, f.description, f.filename, f.content_type, f.size,
        f.client_visible, f.vendor_visible, f.operations_visible,
        a.account_no, a.type as account_type, a.status as account_status, a.name as account_name,
        a.icon as account_icon,
        f.created_at, u.user_no, u.name as user_name, u.icon as user_icon,
        t.token_no, t.name as token_name, t.icon as token_icon,
        f.updated_at, uu.user_no as updated_user_no, uu.name as updated_user_name, uu.icon as updated_user_icon,
        ut.token_no as updated_token_no, ut.name as updated_token_name, ut.icon as updated_token_icon,
        ua.account_no as updated_account_no, ua.name as updated_account_name, ua.icon as updated_account_icon,
        {SortKeys.Column(order)}
        """);

    public static SqlText Joins { get; } = SqlText.Of($"""
        left join account a on a.account_no = f.account_no
        left join account_user u on u.user_no = f.user_no
        left join api_token t on t.token_no = f.token_no
        left join account ua on ua.account_no = f.updated_account_no
        left join account_user uu on uu.user_no = f.updated_user_no
        left join api_token ut on ut.token_no = f.updated_token_no
        """);

    public AttachmentId Id => new(new(RequestNo), Seq);

    public Audience Audience => new(ClientVisible, VendorVisible, OperationsVisible);

    /// <summary>The values of the columns that an order stands on.</summary>
    public IReadOnlyList<object> SortValues(IReadOnlyList<OrderTerm> order)
    {
        var read = SortKeys.Read(SortKey, order);
        return [.. order.Select((term, i) => term.Column.Name switch
        {
            "created_at" => CreatedAt,
            "seq" => (object)Seq,
            _ => read[i],
        })];
    }

    public Attachment ToAttachment(Projection projection) => new()
    {
        Id = projection.If("id", Id.ToString()),
        Href = projection.If("href", Id.Href),
        Name = projection.If("name", Name),
        Type = projection.If<AttachmentType?>("type", AttachmentType.File),
        Description = projection.If("description", Description),
        Filename = projection.If("filename", Filename),
        Size = projection.If<int?>("size", Size),
        ContentType = projection.If("contentType", ContentType),
        Visibility = projection.Includes("visibility") ? Visibility(projection) : null,
        Account = projection.Includes("account")
            ? AccountReference.Of(
                projection, "account", AccountNo, AccountType, AccountStatus, AccountName, AccountIcon)
            : null,
        Audit = projection.Includes("audit") ? Audit(projection) : null,
    };

    private Visibility Visibility(Projection projection) => new()
    {
        Client = projection.If<bool?>("visibility.client", ClientVisible),
        Vendor = projection.If<bool?>("visibility.vendor", VendorVisible),
        Operations = projection.If<bool?>("visibility.operations", OperationsVisible),
    };

    private AttachmentAudit Audit(Projection projection) => new()
    {
        Created = projection.Includes("audit.created")
            ? new AuditEvent
            {
                At = projection.If<DateTimeOffset?>("audit.created.at", CreatedAt),
                By = Actor.By(
                    projection, "audit.created.by", UserNo, UserName, UserIcon, TokenNo, TokenName, TokenIcon),
                Of = Actor.Account(projection, "audit.created.of", AccountNo, AccountName, AccountIcon),
            }
            : null,
        Updated = UpdatedAt is not null && projection.Includes("audit.updated")
            ? new AuditEvent
            {
                At = projection.If("audit.updated.at", UpdatedAt),
                By = Actor.By(
                    projection, "audit.updated.by", UpdatedUserNo, UpdatedUserName, UpdatedUserIcon,
                    UpdatedTokenNo, UpdatedTokenName, UpdatedTokenIcon),
                Of = Actor.Account(
                    projection, "audit.updated.of", UpdatedAccountNo, UpdatedAccountName, UpdatedAccountIcon),
            }
            : null,
    };
}
