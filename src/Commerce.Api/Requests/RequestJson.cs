using System.Text.Json.Serialization;
using Commerce.Foundation.Http;

namespace Commerce.Api.Requests;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Page<Request>))]
[JsonSerializable(typeof(NewRequest))]
[JsonSerializable(typeof(RequestChange))]
[JsonSerializable(typeof(ActionNote))]
[JsonSerializable(typeof(ParameterTrial))]
[JsonSerializable(typeof(RequestValidation))]
internal sealed partial class RequestJson : JsonSerializerContext;
