using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using Commerce.Api.Attachments;
using Commerce.Api.Messages;
using Commerce.Api.Requests;
using Commerce.Foundation.Http;

namespace Commerce.Api.Events;

/// <summary>Something that happened to a request, or to something in it.</summary>
public sealed record CommerceEvent
{
    /// <summary>Opaque. The same wherever the event is told: by it what is told twice is known.</summary>
    /// <example>evt_AAAAAAD_AgIAAAAH</example>
    [ReadOnly(true)]
    [RegularExpression(EventId.Pattern)]
    public required string Id { get; init; }

    /// <summary>
    /// What happened: `request.created`, `request.updated`, `request.processing`, `request.querying`, `request.completed`,
    /// `message.created`, `attachment.created` or `attachment.deleted`. There may be more one day.
    /// </summary>
    /// <example>message.created</example>
    [ReadOnly(true)]
    public required string Type { get; init; }

    /// <summary>When it happened: UTC with milliseconds.</summary>
    /// <example>2026-01-31T23:00:00.000Z</example>
    [ReadOnly(true)]
    [JsonConverter(typeof(UtcMilliseconds))]
    public required DateTimeOffset At { get; init; }

    /// <summary>The request.</summary>
    [ReadOnly(true)]
    public required RequestReference Request { get; init; }

    /// <summary>What it happened to.</summary>
    [ReadOnly(true)]
    [SuppressMessage("Naming", "CA1720", Justification = "The name on the wire.")]
    public required EventObject Object { get; init; }

    /// <summary>
    /// The object's full form, as the reader may see it when it is told: a message, a request or an attachment. Absent
    /// where it is there no longer.
    /// </summary>
    [ReadOnly(true)]
    [AnyOf(typeof(Message), typeof(Request), typeof(Attachment))]
    public JsonElement? Data { get; init; }
}
