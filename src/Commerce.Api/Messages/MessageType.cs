using System.Text.Json.Serialization;
using Commerce.Foundation.Http;

namespace Commerce.Api.Messages;

/// <summary>Who wrote a message.</summary>
[JsonConverter(typeof(EnumByName<MessageType>))]
public enum MessageType
{
    /// <summary>Posted through the API.</summary>
    User,

    /// <summary>Written by the service when something happened.</summary>
    System,
}
