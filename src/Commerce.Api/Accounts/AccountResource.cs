using Commerce.Api.Accounts.Owned;
using Commerce.Api.Requests;
using Commerce.Foundation.Identity;
using Commerce.Query;
using Commerce.Query.Sql;

namespace Commerce.Api.Accounts;

/// <summary>Accounts: what queries may name, who sees and changes which, and the wire form.</summary>
internal static class AccountResource
{
    public static FieldSet Fields { get; } = OwnedFields.Of(
        OwnedKind.Account,
        FieldShapes.Enumeration<AccountType>("type", SqlText.Of($"o.type")),
        FieldShapes.Enumeration<AccountStatus>("status", SqlText.Of($"o.status")));

    public static OwnedResource<Account> Instance { get; } = new(OwnedKind.Account)
    {
        Fields = Fields,
        ListFields = Fields,
        InList = Visible,
        Visible = Visible,
        MayChange = (caller, _) => caller.Type == AccountType.Operations,
        WhoMayChange = "Accounts are changed by Operations.",
        ToWire = ToWire,
    };

    /// <summary>The same for its picture, which is the account's own affair.</summary>
    public static OwnedResource<Account> Picture { get; } = Instance with
    {
        MayChange = (caller, row) => row.IsOwnOf(caller),
        WhoMayChange = "An account's picture is changed by the account itself and by Operations.",
    };

    /// <summary>
    /// Each sees itself, Operations, and whoever it has a request with; a client also every vendor that it can ask, a
    /// vendor every vendor whose products it can read.
    /// </summary>
    private static SqlText Visible(Caller caller) => caller.Type switch
    {
        AccountType.Client => SqlText.Of($"""
            (o.account_no = {caller.AccountNo} or o.type = 'Operations'
                or (o.type = 'Vendor' and (o.status = 'Active' or exists (
                    select 1
                    from request r
                    where r.vendor_no = o.account_no and {RequestScope.Of(caller)}))))
            """),
        AccountType.Vendor => SqlText.Of($"""
            (o.account_no = {caller.AccountNo} or o.type = 'Operations'
                or (o.type = 'Client' and exists (
                    select 1
                    from request r
                    where r.client_no = o.account_no and {RequestScope.Of(caller)}))
                or (o.type = 'Vendor' and o.status = 'Active' and exists (
                    select 1
                    from product p
                    where p.vendor_no = o.account_no and p.status = 'Active')))
            """),
        AccountType.Operations => SqlText.Of($"true"),
    };

    private static Account ToWire(OwnedRow row, Projection projection, Caller caller, DateTimeOffset now) => new()
    {
        Id = projection.If("id", OwnedKind.Account.Id(row.Number)),
        Href = projection.If("href", OwnedKind.Account.Href(row.Number)),
        Type = projection.If<AccountType?>("type", Enum.Parse<AccountType>(row.OwnerType)),
        Status = projection.If<AccountStatus?>("status", Enum.Parse<AccountStatus>(row.Status)),
        Name = projection.If("name", row.Name),
        Icon = projection.If("icon", row.Icon),
        Audit = OwnedEvents.Read(row, projection, row.IsOwnOf(caller)),
    };
}
