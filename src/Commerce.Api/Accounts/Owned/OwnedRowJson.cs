using System.Text.Json.Serialization;

namespace Commerce.Api.Accounts.Owned;

/// <summary>Reads what stands below a row, which the database gives as JSON: columns by their names.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(IReadOnlyList<OwnedEventRow>))]
internal sealed partial class OwnedRowJson : JsonSerializerContext;
