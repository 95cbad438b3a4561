using System.Text.Json.Serialization;
using Commerce.Foundation.Http;

namespace Commerce.Api.Requests;

/// <summary>The states of a request.</summary>
[JsonConverter(typeof(EnumByName<RequestStatus>))]
public enum RequestStatus
{
    /// <summary>Being prepared by the client; no vendor sees it.</summary>
    Draft,

    /// <summary>The vendor is working on it.</summary>
    Processing,

    /// <summary>The vendor waits for the client.</summary>
    Querying,

    /// <summary>Done. Messages stay possible.</summary>
    Completed,
}
