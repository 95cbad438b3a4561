using System.Text.Json.Serialization;
using Commerce.Foundation.Http;

namespace Commerce.Api.Webhooks;

/// <summary>How far a delivery is.</summary>
[JsonConverter(typeof(EnumByName<DeliveryStatus>))]
public enum DeliveryStatus
{
    /// <summary>Is still to be tried, or waits for an earlier event of its request.</summary>
    Pending,

    /// <summary>Was answered with 2xx.</summary>
    Delivered,

    /// <summary>Is not tried any more, unless somebody asks for it.</summary>
    Failed,
}
