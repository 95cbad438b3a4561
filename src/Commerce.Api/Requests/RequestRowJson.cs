using System.Text.Json.Serialization;
using Commerce.Api.Messages;

namespace Commerce.Api.Requests;

/// <summary>Reads what stands below a request's row, which the database gives as JSON: columns by their names.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(IReadOnlyList<RequestEventRow>))]
[JsonSerializable(typeof(IReadOnlyList<MessageRow>))]
internal sealed partial class RequestRowJson : JsonSerializerContext;
