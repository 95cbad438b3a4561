using System.Text.Json.Serialization;

namespace Commerce.Api.Templates;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ProductTemplate))]
[JsonSerializable(typeof(NewTemplate))]
internal sealed partial class TemplateJson : JsonSerializerContext;
