using Commerce.Foundation.Identity;
using Commerce.Query;

namespace Commerce.Api.Requests;

/// <summary>An event of a request's audit as the database gives it. What the projection leaves out is null here.</summary>
internal sealed record RequestEventRow(
    string Event, DateTimeOffset At,
    int? UserNo, string? UserName, string? UserIcon, int? TokenNo, string? TokenName, string? TokenIcon,
    int? AccountNo, string? AccountName, string? AccountIcon)
{
    public AuditEvent ToEvent(Projection projection) => new()
    {
        At = projection.If<DateTimeOffset?>($"audit.{Event}.at", At),
        By = Actor.By(
            projection, $"audit.{Event}.by", UserNo, UserName, UserIcon, TokenNo, TokenName, TokenIcon),
        Of = Actor.Account(projection, $"audit.{Event}.of", AccountNo, AccountName, AccountIcon),
    };
}
