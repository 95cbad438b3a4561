using System.Text.Json.Serialization;
using Commerce.Foundation.Http;

namespace Commerce.Api.Parameters;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Page<Parameter>))]
[JsonSerializable(typeof(NewParameter))]
[JsonSerializable(typeof(ParameterChange))]
internal sealed partial class ParameterJson : JsonSerializerContext;
