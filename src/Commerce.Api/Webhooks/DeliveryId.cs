using System.Diagnostics.CodeAnalysis;
using Commerce.Foundation.Http;
using EventId = Commerce.Api.Events.EventId;

namespace Commerce.Api.Webhooks;

/// <summary>The id of a delivery: that of its event. Any other text is the id of nothing.</summary>
[PathId("The delivery's id: that of its event.", EventId.Pattern, "evt_AAAAAAD_AgIAAAAH")]
internal readonly record struct DeliveryId(EventId Event) : IParsable<DeliveryId>
{
    public static DeliveryId Parse(string? s, IFormatProvider? provider = null) =>
        new(EventId.Parse(s) ?? new EventId(-1, -1));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out DeliveryId result)
    {
        result = Parse(s, provider);
        return true;
    }
}
