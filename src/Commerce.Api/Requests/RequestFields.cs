using Commerce.Api.Accounts;
using Commerce.Api.Messages;
using Commerce.Foundation.Identity;
using Commerce.Query;
using Commerce.Query.Sql;

namespace Commerce.Api.Requests;

/// <summary>What queries may name of requests, in wire order. The SQL speaks of a request <c>r</c>.</summary>
internal static class RequestFields
{
    private static readonly SortColumn Number =
        new("request_no", SqlText.Of($"r.request_no"), SortType.Number) { IsInRow = true };

    private static readonly SortColumn Created =
        new("created_at", SqlText.Of($"r.created_at"), SortType.Time) { IsInRow = true };

    private static readonly FieldSet Client = Of(AccountType.Client, SqlText.Of($"r.client_external_id"));
    private static readonly FieldSet Vendor = Of(AccountType.Vendor, SqlText.Of($"r.vendor_external_id"));
    private static readonly FieldSet Operations = Of(AccountType.Operations, SqlText.Of($"r.operations_external_id"));

    /// <summary>Each account type knows its own external id only: the others' might as well not exist.</summary>
    public static FieldSet For(AccountType reader) => reader switch
    {
        AccountType.Client => Client,
        AccountType.Vendor => Vendor,
        AccountType.Operations => Operations,
    };

    private static FieldSet Of(AccountType reader, SqlText externalId) => new(
        "-audit.created.at",
        [Number],
        [
            FieldShapes.Id("id", SqlText.Of($"r.request_no"), RequestId.ToValue) with { Sort = [Number] },
            new Field("href"),
            FieldShapes.Text("name", SqlText.Of($"r.name")).Sortable(),
            FieldShapes.Enumeration<RequestStatus>("status", SqlText.Of($"r.status")),
            .. AccountFields.Of("client", SqlText.Of($"r.client_no"), nullable: false, Inclusion.Default),
            .. AccountFields.Of("vendor", SqlText.Of($"r.vendor_no"), nullable: false, Inclusion.Default),
            .. UserFields.Of("requester", SqlText.Of($"r.requester_user_no"), SqlText.Of($"null::int")),
            .. UserFields.Of("assignee", SqlText.Of($"r.assignee_user_no"), SqlText.Of($"r.assignee_token_no")),
            .. ProductFields.Of("product", SqlText.Of($"r.product_no")),
            FieldShapes.Text($"externalIds.{reader.Key()}", externalId, nullable: true).Sortable(),
            new Field("parameters") { Inclusion = Inclusion.Selected },
            FieldShapes.Time("audit.created.at", SqlText.Of($"r.created_at")).Included(Inclusion.Selected)
                with { Sort = [Created] },
            .. ActorFields.By("audit.created.by", SqlText.Of($"r.created_user_no"), SqlText.Of($"r.created_token_no")),
            .. ActorFields.Of("audit.created.of", SqlText.Of($"r.created_account_no")),
            .. RequestEvents.Later.SelectMany(RequestEvents.Fields),
        ])
    {
        Collections =
        [
            new CollectionField("messages", MessageFields.InThreads, MessageScope.OfRequest(reader)),
            RequestParameterFields.Collection,
        ],
    };
}
