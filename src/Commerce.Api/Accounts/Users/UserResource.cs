using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Identity;
using Commerce.Query;
using Commerce.Query.Sql;

namespace Commerce.Api.Accounts.Users;

/// <summary>Users: what queries may name, who sees and changes which, and the wire form.</summary>
internal static class UserResource
{
    public static FieldSet Fields { get; } = OwnedFields.Of(
        OwnedKind.User,
        [
            FieldShapes.Enumeration<AccountStatus>("status", SqlText.Of($"o.status")),
            .. AccountFields.Of("account", OwnedKind.User.Owner, nullable: false, Inclusion.Default),
        ]);

    public static OwnedResource<User> Instance { get; } = new(OwnedKind.User)
    {
        Fields = Fields,
        ListFields = Fields,
        InList = OwnedScope.OfAccount,
        Visible = caller => OwnedScope.OfAccountOrNamed(caller, SqlText.Of($"""
            r.requester_user_no = o.user_no or r.assignee_user_no = o.user_no
            """)),
        MayChange = (caller, row) => row.IsOwnOf(caller),
        WhoMayChange = "Users are changed by their account and by Operations.",
        ToWire = ToWire,
    };

    private static User ToWire(OwnedRow row, Projection projection, Caller caller, DateTimeOffset now)
    {
        var named = new User
        {
            Id = projection.If("id", OwnedKind.User.Id(row.Number)),
            Href = projection.If("href", OwnedKind.User.Href(row.Number)),
            Name = projection.If("name", row.Name),
            Icon = projection.If("icon", row.Icon),
        };
        return !row.IsOwnOf(caller) ? named : named with
        {
            Status = projection.If<AccountStatus?>("status", Enum.Parse<AccountStatus>(row.Status)),
            Account = row.Owner(projection, "account"),
            Audit = OwnedEvents.Read(row, projection, isOwn: true),
        };
    }
}
