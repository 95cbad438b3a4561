using Commerce.Api.AuditTrail;
using Commerce.Query;

namespace Commerce.Api.Events;

/// <summary>What a call of the event feed asks for.</summary>
/// <param name="After">The last event that the caller has; null for none.</param>
/// <param name="Types">The types that it wants; empty for all.</param>
/// <param name="Limit">The most events that the page holds; 0 counts only.</param>
internal sealed record EventQuery(EventId? After, IReadOnlyList<string> Types, int Limit)
{
    public const string AfterName = "after";
    public const string TypesName = "types";
    public const string LimitName = "limit";

    /// <summary>Everything that is told.</summary>
    public static IReadOnlyList<string> KnownTypes { get; } =
    [
        EventTypes.RequestCreated, EventTypes.RequestUpdated, EventTypes.RequestProcessing, EventTypes.RequestQuerying,
        EventTypes.RequestCompleted, EventTypes.MessageCreated, EventTypes.AttachmentCreated,
        EventTypes.AttachmentDeleted,
    ];

    /// <exception cref="QueryException">A parameter is unknown, or holds what it cannot hold.</exception>
    public static EventQuery Parse(string raw)
    {
        var parameters = ListQuery.ParseParameters(raw, [AfterName, TypesName, LimitName]);
        return new EventQuery(
            parameters.GetValueOrDefault(AfterName) is { } after ? ParseAfter(after) : null,
            parameters.GetValueOrDefault(TypesName) is { } types ? ParseTypes(types) : [],
            ListQuery.Limit(LimitName, parameters.GetValueOrDefault(LimitName)));
    }

    private static EventId ParseAfter(string text) => EventId.Parse(text)
        ?? throw new QueryException(
            AfterName, 0, "That is no event's id.", "Follow the `Link` header of the page before, or send the `id` of an event.");

    private static List<string> ParseTypes(string text)
    {
        var types = text.Split(',').Select(type => type.Trim()).ToList();
        if (types.Find(type => !KnownTypes.Contains(type)) is { } unknown)
        {
            throw new QueryException(
                TypesName, text.IndexOf(unknown, StringComparison.Ordinal), "That is no event's type.",
                Nearest.Of(unknown, KnownTypes) is { } near
                    ? $"Did you mean `{near}`?"
                    : $"Known here: {string.Join(", ", KnownTypes)}.");
        }

        return types;
    }
}
