using Commerce.Foundation.Http;
using Commerce.Query;

namespace Commerce.Api.Events;

/// <summary>What <see cref="EventQuery"/> takes, as the OpenAPI document tells it.</summary>
internal static class EventParameters
{
    public static CallParameters All { get; } = new(
        new CallParameter(
            EventQuery.AfterName,
            "The `id` of the last event that the caller has: those behind it are told. Without it the oldest that is kept "
            + "comes first.",
            "evt_AAAAAAD_AgIAAAAH"),
        new CallParameter(
            EventQuery.TypesName,
            "The types that the caller wants, with commas between them: "
            + $"{string.Join(", ", EventQuery.KnownTypes.Select(type => $"`{type}`"))}.",
            "message.created"),
        new CallParameter(
            EventQuery.LimitName, $"Events on the page, at most {QueryLimits.PageSize}. 0 counts only.", "20",
            QueryLimits.PageSize));
}
