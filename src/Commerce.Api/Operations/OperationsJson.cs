using System.Text.Json.Serialization;

namespace Commerce.Api.Operations;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Health))]
[JsonSerializable(typeof(VersionInfo))]
internal sealed partial class OperationsJson : JsonSerializerContext;
