using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Identity;
using Commerce.Query;
using Commerce.Query.Sql;

namespace Commerce.Api.Accounts.Tokens;

/// <summary>API tokens: what queries may name, who sees and changes which, and the wire form.</summary>
internal static class TokenResource
{
    // What has not happened sorts as if it happened when nothing can have.
    private static readonly Field Expiry = Time("expiresAt", SqlText.Of($"o.expires_at"), SqlText.Of($"'9999-12-31'"));
    private static readonly Field LastUse = Time("lastUsedAt", SqlText.Of($"o.last_used_at"), SqlText.Of($"'epoch'"));

    public static OwnedResource<AccountToken> Instance { get; } = new(OwnedKind.Token)
    {
        Fields = FieldsWith(LastUse.Included(Inclusion.Named)),
        ListFields = FieldsWith(LastUse),
        InList = OwnedScope.OfAccount,
        Visible = caller => OwnedScope.OfAccountOrNamed(caller, SqlText.Of($"r.assignee_token_no = o.token_no")),
        MayChange = (caller, row) => row.IsOwnOf(caller),
        WhoMayChange = "API tokens are changed by their account and by Operations.",
        ToWire = ToWire,
    };

    private static FieldSet FieldsWith(Field lastUse) => OwnedFields.Of(
        OwnedKind.Token,
        [
            FieldShapes.Enumeration<TokenStatus>("status", SqlText.Of($"""
                (case when o.status = 'Active' and o.expires_at <= now() then 'Expired' else o.status end)
                """)),
            .. AccountFields.Of("account", OwnedKind.Token.Owner, nullable: false, Inclusion.Default),
            Expiry,
            new Field("previousSecretUntil"),
            lastUse,
        ]);

    private static Field Time(string path, SqlText column, SqlText never) =>
        FieldShapes.Time(path, column, nullable: true) with
        {
            Sort = [new SortColumn(path, SqlText.Of($"coalesce({column}, {never})"), SortType.Time)],
        };

    private static AccountToken ToWire(OwnedRow row, Projection projection, Caller caller, DateTimeOffset now)
    {
        var named = new AccountToken
        {
            Id = projection.If("id", OwnedKind.Token.Id(row.Number)),
            Href = projection.If("href", OwnedKind.Token.Href(row.Number)),
            Name = projection.If("name", row.Name),
        };
        return !row.IsOwnOf(caller) ? named : named with
        {
            Status = projection.If<TokenStatus?>("status", Status(row, now)),
            Account = row.Owner(projection, "account"),
            ExpiresAt = projection.If("expiresAt", row.ExpiresAt),
            PreviousSecretUntil = projection.If(
                "previousSecretUntil", row.PreviousUntil > now ? row.PreviousUntil : null),
            LastUsedAt = projection.If("lastUsedAt", row.LastUsedAt),
            Audit = OwnedEvents.Read(row, projection, isOwn: true),
        };
    }

    private static TokenStatus Status(OwnedRow row, DateTimeOffset now) =>
        row.Status == nameof(TokenStatus.Active) && row.ExpiresAt <= now
            ? TokenStatus.Expired
            : Enum.Parse<TokenStatus>(row.Status);
}
