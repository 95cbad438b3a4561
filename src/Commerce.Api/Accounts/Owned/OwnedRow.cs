using Commerce.Foundation.Database;
using Commerce.Foundation.Identity;
using Commerce.Query;
using Commerce.Query.Sql;

namespace Commerce.Api.Accounts.Owned;

/// <summary>An account, a user, a token or a product as the database gives it, with the account behind it.</summary>
internal sealed record OwnedRow(
    int Number, string Status, string Name, string? Icon, DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt, DateTimeOffset? LastUsedAt, DateTimeOffset? PreviousUntil,
    int OwnerNo, string OwnerType, string OwnerStatus, string OwnerName, string? OwnerIcon,
    string? Events, string? SortKey)
{
    /// <summary>The columns of the record, in its order, of an object <c>o</c> and <see cref="Joins"/>.</summary>
    public static SqlText Columns(OwnedKind kind, Projection projection, IReadOnlyList<OrderTerm> order) =>
        SqlText.Of($"""
            {kind.Number} as number, o.status, o.name, o.icon, o.created_at, {kind.Times},
            a.account_no as owner_no, a.type as owner_type, a.status as owner_status, a.name as owner_name,
            a.icon as owner_icon, {OwnedEvents.Selected(kind, projection)} as events, {SortKeys.Column(order)}
            """);

    public static SqlText Joins(OwnedKind kind) =>
        SqlText.Of($"left join account a on a.account_no = {kind.Owner}");

    /// <summary>Whether the caller reads all of the object: its owner does, and Operations.</summary>
    public bool IsOwnOf(Caller caller) => caller.Type == AccountType.Operations || OwnerNo == caller.AccountNo;

    /// <summary>The account behind the object.</summary>
    public AccountReference? Owner(Projection projection, string path) => projection.Includes(path)
        ? AccountReference.Of(projection, path, OwnerNo, OwnerType, OwnerStatus, OwnerName, OwnerIcon)
        : null;
}
