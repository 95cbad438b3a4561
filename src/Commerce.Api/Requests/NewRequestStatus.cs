using System.Text.Json.Serialization;
using Commerce.Foundation.Http;

namespace Commerce.Api.Requests;

/// <summary>The states in which a request can begin.</summary>
[JsonConverter(typeof(EnumByName<NewRequestStatus>))]
public enum NewRequestStatus
{
    /// <summary>Being prepared by the client; no vendor sees it.</summary>
    Draft,

    /// <summary>Handed to the vendor at once.</summary>
    Processing,
}
