using Commerce.Foundation.Identity;
using Commerce.Query;

namespace Commerce.Api.Accounts.Owned;

/// <summary>An event of an audit as the database gives it. All actors absent: the operator at the terminal.</summary>
internal sealed record OwnedEventRow(string Event, DateTimeOffset At)
{
    public int? UserNo { get; init; }

    public string? UserName { get; init; }

    public string? UserIcon { get; init; }

    public int? TokenNo { get; init; }

    public string? TokenName { get; init; }

    public string? TokenIcon { get; init; }

    public int? AccountNo { get; init; }

    public string? AccountName { get; init; }

    public string? AccountIcon { get; init; }

    public AuditEvent ToEvent(Projection projection) => new()
    {
        At = projection.If<DateTimeOffset?>($"audit.{Event}.at", At),
        By = Actor.By(
            projection, $"audit.{Event}.by", UserNo, UserName, UserIcon, TokenNo, TokenName, TokenIcon),
        Of = Actor.Account(projection, $"audit.{Event}.of", AccountNo, AccountName, AccountIcon),
    };
}
