using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Identity;
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

    private static SqlText Visible(Caller caller) => ProductScope.Of(caller, SqlText.Of($"o"));

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
