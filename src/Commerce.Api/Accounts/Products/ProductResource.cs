using Commerce.Api.Accounts.Owned;
using Commerce.Api.Identity;
using Commerce.Query;
using Commerce.Query.Sql;

namespace Commerce.Api.Accounts.Products;

/// <summary>Products: what queries may name, who sees and changes which, and the wire form.</summary>
internal static class ProductResource
{
    public static FieldSet Fields { get; } = OwnedFields.Of(
        OwnedKind.Product,
        [
            FieldShapes.Enumeration<AccountStatus>("status", SqlText.Of($"o.status")),
            .. AccountFields.Of("vendor", OwnedKind.Product.Owner, nullable: false, Inclusion.Default),
        ]);

    private static SqlText IsOffered { get; } = SqlText.Of($"""
        (o.status = 'Active'
            and exists (select 1 from account v where v.account_no = o.vendor_no and v.status = 'Active'))
        """);

    public static OwnedResource<Product> Instance { get; } = new(OwnedKind.Product)
    {
        Fields = Fields,
        ListFields = Fields,
        InList = Visible,
        Visible = Visible,
        MayChange = (caller, row) => row.IsOwnOf(caller),
        WhoMayChange = "Products are changed by their vendor and by Operations.",
        ToWire = ToWire,
    };

    /// <summary>
    /// All see what can be asked for; its vendor, and a client with a request about it, also what no longer can.
    /// </summary>
    private static SqlText Visible(Caller caller) => caller.Type switch
    {
        AccountType.Client => SqlText.Of($"""
            ({IsOffered} or exists (
                select 1
                from request r
                where r.product_no = o.product_no and r.client_no = {caller.AccountNo}))
            """),
        AccountType.Vendor => SqlText.Of($"(o.vendor_no = {caller.AccountNo} or {IsOffered})"),
        AccountType.Operations => SqlText.Of($"true"),
    };

    private static Product ToWire(OwnedRow row, Projection projection, Caller caller, DateTimeOffset now) => new()
    {
        Id = projection.If("id", OwnedKind.Product.Id(row.Number)),
        Href = projection.If("href", OwnedKind.Product.Href(row.Number)),
        Name = projection.If("name", row.Name),
        Icon = projection.If("icon", row.Icon),
        Status = projection.If<AccountStatus?>("status", Enum.Parse<AccountStatus>(row.Status)),
        Vendor = row.Owner(projection, "vendor"),
        Audit = OwnedEvents.Read(row, projection, row.IsOwnOf(caller)),
    };
}
