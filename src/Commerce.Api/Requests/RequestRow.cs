using Commerce.Api.Accounts;
using Commerce.Api.Database;
using Commerce.Api.Identity;
using Commerce.Query;
using Commerce.Query.Sql;

namespace Commerce.Api.Requests;

/// <summary>A request as the database gives it, with the core fields of everything it refers to.</summary>
internal sealed record RequestRow(
    long RequestNo, string Name, string Status, DateTimeOffset CreatedAt, string? ExternalId,
    int ClientNo, string ClientType, string ClientStatus, string ClientName, string? ClientIcon,
    int VendorNo, string VendorType, string VendorStatus, string VendorName, string? VendorIcon,
    int? RequesterNo, string? RequesterName, string? RequesterIcon,
    int? AssigneeUserNo, string? AssigneeUserName, string? AssigneeUserIcon,
    int? AssigneeTokenNo, string? AssigneeTokenName, string? AssigneeTokenIcon,
    int? ProductNo, string? ProductName, string? ProductIcon,
    int? CreatedUserNo, string? CreatedUserName, string? CreatedUserIcon,
    int? CreatedTokenNo, string? CreatedTokenName, string? CreatedTokenIcon,
    int CreatedAccountNo, string CreatedAccountName, string? CreatedAccountIcon,
    string? SortKey)
{
    /// <summary>The columns of the record, in its order, of a request <c>r</c> and <see cref="Joins"/>.</summary>
    public static SqlText Columns(Caller caller, IReadOnlyList<OrderTerm> order)
    {
        var externalId = caller.Type switch
        {
            AccountType.Client => SqlText.Of($"r.client_external_id"),
            AccountType.Vendor => SqlText.Of($"r.vendor_external_id"),
            AccountType.Operations => SqlText.Of($"r.operations_external_id"),
        };
        return SqlText.Of($"""
            r.request_no, r.name, r.status, r.created_at, {externalId} as external_id,
            c.account_no as client_no, c.type as client_type, c.status as client_status,
            c.name as client_name, c.icon as client_icon,
            v.account_no as vendor_no, v.type as vendor_type, v.status as vendor_status,
            v.name as vendor_name, v.icon as vendor_icon,
            rq.user_no as requester_no, rq.name as requester_name, rq.icon as requester_icon,
            au.user_no as assignee_user_no, au.name as assignee_user_name, au.icon as assignee_user_icon,
            at.token_no as assignee_token_no, at.name as assignee_token_name, at.icon as assignee_token_icon,
            p.product_no, p.name as product_name, p.icon as product_icon,
            cu.user_no as created_user_no, cu.name as created_user_name, cu.icon as created_user_icon,
            ct.token_no as created_token_no, ct.name as created_token_name, ct.icon as created_token_icon,
            ca.account_no as created_account_no, ca.name as created_account_name, ca.icon as created_account_icon,
            {SortKeys.Column(order)}
            """);
    }

    public static SqlText Joins { get; } = SqlText.Of($"""
        left join account c on c.account_no = r.client_no
        left join account v on v.account_no = r.vendor_no
        left join account_user rq on rq.user_no = r.requester_user_no
        left join account_user au on au.user_no = r.assignee_user_no
        left join api_token at on at.token_no = r.assignee_token_no
        left join product p on p.product_no = r.product_no
        left join account_user cu on cu.user_no = r.created_user_no
        left join api_token ct on ct.token_no = r.created_token_no
        left join account ca on ca.account_no = r.created_account_no
        """);

    /// <summary>The values of the columns that an order stands on.</summary>
    public IReadOnlyList<object> SortValues(IReadOnlyList<OrderTerm> order)
    {
        var read = SortKeys.Read(SortKey, order);
        return [.. order.Select((term, i) => term.Column.Name switch
        {
            "created_at" => CreatedAt,
            "request_no" => RequestNo,
            _ => read[i],
        })];
    }

    public Request ToRequest(Projection projection, Caller caller)
    {
        var id = new RequestId(RequestNo);
        return new Request
        {
            Id = projection.If("id", id.ToString()),
            Href = projection.If("href", id.Href),
            Name = projection.If("name", Name),
            Status = projection.If<RequestStatus?>("status", Enum.Parse<RequestStatus>(Status)),
            Client = projection.Includes("client")
                ? AccountReference.Of(
                    projection, "client", ClientNo, ClientType, ClientStatus, ClientName, ClientIcon)
                : null,
            Vendor = projection.Includes("vendor")
                ? AccountReference.Of(
                    projection, "vendor", VendorNo, VendorType, VendorStatus, VendorName, VendorIcon)
                : null,
            Requester = UserReference.Of(
                projection, "requester", RequesterNo, RequesterName, RequesterIcon, null, null, null),
            Assignee = UserReference.Of(
                projection, "assignee", AssigneeUserNo, AssigneeUserName, AssigneeUserIcon,
                AssigneeTokenNo, AssigneeTokenName, AssigneeTokenIcon),
            Product = ProductReference.Of(projection, "product", ProductNo, ProductName, ProductIcon),
            ExternalIds = projection.Includes("externalIds") ? OwnExternalId(caller) : null,
            Audit = projection.Includes("audit") ? Audit(projection) : null,
        };
    }

    private ExternalIds? OwnExternalId(Caller caller) => ExternalId is null ? null : caller.Type switch
    {
        AccountType.Client => new ExternalIds { Client = ExternalId },
        AccountType.Vendor => new ExternalIds { Vendor = ExternalId },
        AccountType.Operations => new ExternalIds { Operations = ExternalId },
    };

    private Audit Audit(Projection projection) => new()
    {
        Created = new AuditEvent
        {
            At = projection.If<DateTimeOffset?>("audit.created.at", CreatedAt),
            By = Actor.By(
                projection, "audit.created.by", CreatedUserNo, CreatedUserName, CreatedUserIcon,
                CreatedTokenNo, CreatedTokenName, CreatedTokenIcon),
            Of = Actor.Account(
                projection, "audit.created.of", CreatedAccountNo, CreatedAccountName, CreatedAccountIcon),
        },
    };
}
