using System.Text.Json.Serialization;
using Commerce.Foundation.Http;

namespace Commerce.Api.Messages;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Page<Message>))]
[JsonSerializable(typeof(NewMessage))]
internal sealed partial class MessageJson : JsonSerializerContext;
