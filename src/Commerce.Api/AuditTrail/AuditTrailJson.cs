using System.Text.Json.Serialization;
using Commerce.Foundation.Http;

namespace Commerce.Api.AuditTrail;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Page<AuditRecord>))]
internal sealed partial class AuditTrailJson : JsonSerializerContext;
