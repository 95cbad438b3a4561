using System.Text.Json.Serialization;
using Commerce.Api.Http;

namespace Commerce.Api.Requests;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Page<Request>))]
[JsonSerializable(typeof(NewRequest))]
internal sealed partial class RequestJson : JsonSerializerContext;
