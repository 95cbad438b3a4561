using Commerce.Foundation.Identity;
using Commerce.Query;
using Commerce.Query.Sql;

namespace Commerce.Api.Accounts.Owned;

/// <summary>
/// Accounts and what they own: users, API tokens, products. Each has a number, a status, a name, perhaps a picture, and
/// an account behind it (an account is its own); this is in what they differ. The SQL speaks of an object <c>o</c>.
/// </summary>
/// <param name="Name">
/// The kind in the names of events, such as <c>user.created</c>, and in the tables of all kinds.
/// </param>
/// <param name="Prefix">The first letters of an id.</param>
/// <param name="Folder">What comes before the id in an address.</param>
/// <param name="Number">The column of the number.</param>
/// <param name="Owner">The column of the account's number.</param>
internal sealed record OwnedKind(
    string Name, string Prefix, string Folder, SqlText Table, SqlText Number, SqlText Owner)
{
    private static readonly SqlText AccountNumber = SqlText.Of($"o.account_no");

    public static OwnedKind Account { get; } = new(
        "account", "ACC", "/v1/accounts/accounts", SqlText.Of($"account"), AccountNumber, AccountNumber);

    public static OwnedKind User { get; } = new(
        "user", "USR", "/v1/accounts/users", SqlText.Of($"account_user"), SqlText.Of($"o.user_no"), AccountNumber);

    public static OwnedKind Token { get; } = new(
        "token", "TKN", "/v1/accounts/api-tokens", SqlText.Of($"api_token"), SqlText.Of($"o.token_no"), AccountNumber)
    {
        Times = SqlText.Of($"o.expires_at, o.last_used_at, o.previous_until"),
    };

    public static OwnedKind Product { get; } = new(
        "product", "PRD", "/v1/catalog/products", SqlText.Of($"product"), SqlText.Of($"o.product_no"),
        SqlText.Of($"o.vendor_no"));

    public static OwnedKind Webhook { get; } = new(
        "webhook", "WBH", "/v1/notifications/webhooks", SqlText.Of($"webhook"), SqlText.Of($"o.webhook_no"), AccountNumber);

    /// <summary>When one expires, was last used, and until when its secret of before counts.</summary>
    public SqlText Times { get; private init; } = SqlText.Of($"""
        null::timestamptz as expires_at, null::timestamptz as last_used_at, null::timestamptz as previous_until
        """);

    public string Id(int number) => EntityNumber.Format(Prefix, number);

    public string Href(int number) => $"{Folder}/{Id(number)}";

    /// <summary>The id as a value of a filter; null where the text is no such id.</summary>
    public IdValue? ToValue(string text) => AccountFields.Id(Prefix, text);
}
