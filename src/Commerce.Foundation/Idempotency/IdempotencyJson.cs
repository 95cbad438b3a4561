using System.Text.Json.Serialization;

namespace Commerce.Foundation.Idempotency;

[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class IdempotencyJson : JsonSerializerContext;
