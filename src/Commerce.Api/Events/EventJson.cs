using System.Text.Json.Serialization;
using Commerce.Foundation.Http;

namespace Commerce.Api.Events;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Page<CommerceEvent>))]
internal sealed partial class EventJson : JsonSerializerContext;
