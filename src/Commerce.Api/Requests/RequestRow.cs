using Commerce.Api.Accounts;
using Commerce.Api.Messages;
using Commerce.Foundation.Database;
using Commerce.Foundation.Identity;
using Commerce.Query;
using Commerce.Query.Sql;

namespace Commerce.Api.Requests;

/// <summary>
/// A request as the database gives it, with the core fields of what it refers to. What the projection leaves out is not
/// read and null here.
/// </summary>
internal sealed record RequestRow
{
    public required long RequestNo { get; init; }

    public required string Name { get; init; }

    public required string Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public string? ExternalId { get; init; }

    public int? ClientNo { get; init; }

    public string? ClientType { get; init; }

    public string? ClientStatus { get; init; }

    public string? ClientName { get; init; }

    public string? ClientIcon { get; init; }

    public int? VendorNo { get; init; }

    public string? VendorType { get; init; }

    public string? VendorStatus { get; init; }

    public string? VendorName { get; init; }

    public string? VendorIcon { get; init; }

    public int? RequesterNo { get; init; }

    public string? RequesterName { get; init; }

    public string? RequesterIcon { get; init; }

    public int? AssigneeUserNo { get; init; }

    public string? AssigneeUserName { get; init; }

    public string? AssigneeUserIcon { get; init; }

    public int? AssigneeTokenNo { get; init; }

    public string? AssigneeTokenName { get; init; }

    public string? AssigneeTokenIcon { get; init; }

    public int? ProductNo { get; init; }

    public string? ProductName { get; init; }

    public string? ProductIcon { get; init; }

    /// <summary>What <see cref="AskedParameters"/> reads.</summary>
    public string? Parameters { get; init; }

    /// <summary>What <see cref="RequestEvents"/> reads.</summary>
    public string? Events { get; init; }

    /// <summary>What <see cref="RequestMessages"/> reads.</summary>
    public string? Thread { get; init; }

    public string? SortKey { get; init; }

    /// <summary>The messages, once <see cref="RequestMessages"/> has read them.</summary>
    public IReadOnlyList<Message>? Messages { get; init; }

    /// <summary>The columns of a request <c>r</c> and <see cref="Joins"/>; <c>request_no</c> comes first.</summary>
    /// <param name="projection">What the answer holds.</param>
    /// <param name="order">What the list is sorted by; empty where there is no list.</param>
    /// <param name="now">What <c>now()</c> in a filter of messages stands for.</param>
    public static SqlText Columns(
        Projection projection, Caller caller, IReadOnlyList<OrderTerm> order, DateTimeOffset now)
    {
        var externalId = caller.Type switch
        {
            AccountType.Client => SqlText.Of($"r.client_external_id"),
            AccountType.Vendor => SqlText.Of($"r.vendor_external_id"),
            AccountType.Operations => SqlText.Of($"r.operations_external_id"),
        };
        return SqlText.Join($", ",
        [
            SqlText.Of($"r.request_no, r.name, r.status, r.created_at, {externalId} as external_id"),
            .. RequestRelation.Selected(projection).Select(relation => relation.Columns),
            .. AskedParameters.Selected(projection),
            .. RequestEvents.Selected(projection),
            .. RequestMessages.Selected(projection, caller, now),
            SortKeys.Column(order),
        ]);
    }

    /// <summary>The tables that the columns need beside the request <c>r</c>.</summary>
    public static SqlText Joins(Projection projection) =>
        SqlText.Join($"\n", RequestRelation.Selected(projection).Select(relation => relation.Join));

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
            Client = ClientNo is { } client
                ? AccountReference.Of(
                    projection, "client", client, ClientType!, ClientStatus!, ClientName!, ClientIcon)
                : null,
            Vendor = VendorNo is { } vendor
                ? AccountReference.Of(
                    projection, "vendor", vendor, VendorType!, VendorStatus!, VendorName!, VendorIcon)
                : null,
            Requester = UserReference.Of(
                projection, "requester", RequesterNo, RequesterName, RequesterIcon, null, null, null),
            Assignee = UserReference.Of(
                projection, "assignee", AssigneeUserNo, AssigneeUserName, AssigneeUserIcon,
                AssigneeTokenNo, AssigneeTokenName, AssigneeTokenIcon),
            Product = ProductReference.Of(projection, "product", ProductNo, ProductName, ProductIcon),
            ExternalIds = projection.Includes("externalIds") ? OwnExternalId(caller) : null,
            Parameters = AskedParameters.Shown(Parameters, Enum.Parse<RequestStatus>(Status)),
            Audit = RequestEvents.Read(Events, projection),
            Messages = Messages,
        };
    }

    private ExternalIds? OwnExternalId(Caller caller) => ExternalId is null ? null : caller.Type switch
    {
        AccountType.Client => new ExternalIds { Client = ExternalId },
        AccountType.Vendor => new ExternalIds { Vendor = ExternalId },
        AccountType.Operations => new ExternalIds { Operations = ExternalId },
    };
}
