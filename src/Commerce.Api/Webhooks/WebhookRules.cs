using System.Globalization;
using Commerce.Api.Events;
using Commerce.Foundation.Http;
using Commerce.Query;

namespace Commerce.Api.Webhooks;

/// <summary>What a webhook is held to.</summary>
internal static class WebhookRules
{
    public const int MostEvents = 20;
    public const int LongestCriteria = 2_000;
    public const int LongestDescription = 2_000;

    /// <summary>Stands for every type of event.</summary>
    public const string AnyEvent = "*";

    /// <summary>The form in which the connector's events are told.</summary>
    public const string Connector = "connector";

    public static void CheckFormat(FieldErrors errors, string? format, string? criteria)
    {
        if (format is not (null or Connector))
        {
            errors.Add("format", $"`{Connector}`, or nothing.");
        }

        if (format is not null && criteria is not null)
        {
            errors.Add("criteria", $"Not in the form `{Connector}`: `events` decide alone.");
        }
    }

    public static void CheckUrl(FieldErrors errors, string url, bool isConnector, WebhookOptions options)
    {
        if ((isConnector ? TriggerInUrl.Fault(url, options) : TargetUrl.Fault(url, options)) is { } fault)
        {
            errors.Add("url", fault);
        }
    }

    public static void CheckEvents(FieldErrors errors, IReadOnlyList<string> events, bool isConnector)
    {
        if (events.Count is 0 or > MostEvents)
        {
            errors.Add("events", $"1 to {MostEvents} types of events, or `{AnyEvent}` for all.");
        }

        for (var i = 0; i < events.Count; i++)
        {
            if (isConnector)
            {
                CheckTrigger(errors, events[i], i);
            }
            else if (events[i] != AnyEvent && !EventQuery.KnownTypes.Contains(events[i]))
            {
                var hint = Nearest.Of(events[i], EventQuery.KnownTypes) is { } near
                    ? $"Did you mean `{near}`?"
                    : $"Known here: {AnyEvent}, {string.Join(", ", EventQuery.KnownTypes)}.";
                errors.Add(string.Create(CultureInfo.InvariantCulture, $"events[{i}]"), $"That is no event's type. {hint}");
            }
        }
    }

    private static void CheckTrigger(FieldErrors errors, string pattern, int index)
    {
        if (!ConnectorTrigger.IsPattern(pattern))
        {
            errors.Add(
                string.Create(CultureInfo.InvariantCulture, $"events[{index}]"),
                "A name such as `consumption.incomingRequestReceived`, with `*` for any one part and `**` for any number.");
        }
    }

    public static void CheckCriteria(FieldErrors errors, string? criteria)
    {
        if (criteria is null)
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(criteria) || criteria.Length > LongestCriteria)
        {
            errors.Add("criteria", $"A filter of 1 to {LongestCriteria} characters.");
            return;
        }

        try
        {
            WebhookCriteria.Parse(criteria);
        }
        catch (QueryException refused)
        {
            errors.Add("criteria", refused.Sentence);
        }
    }

    public static void CheckDescription(FieldErrors errors, string? description)
    {
        if (description is not null
            && (string.IsNullOrWhiteSpace(description) || description.EnumerateRunes().Count() > LongestDescription))
        {
            errors.Add("description", $"A text of 1 to {LongestDescription} characters.");
        }
    }
}
