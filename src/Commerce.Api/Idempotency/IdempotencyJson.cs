using System.Text.Json.Serialization;

namespace Commerce.Api.Idempotency;

[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class IdempotencyJson : JsonSerializerContext;
