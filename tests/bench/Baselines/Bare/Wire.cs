using System.Text.Json.Serialization;

namespace Commerce.Baselines.Bare;

internal sealed record Page([property: JsonPropertyName("$meta")] Meta Meta, IReadOnlyList<ShortMessage> Data);

internal sealed record Meta(Pagination Pagination, IReadOnlyList<string> Omitted);

internal sealed record Pagination(int Offset, int Limit, long Total);

internal sealed record ShortMessage(string Id, string Href, string Type, string Content);

internal sealed record Message(
    string Id, string Href, string Type, string Content, Visibility Visibility, Account? Account, Audit Audit);

internal sealed record Visibility(bool Client, bool Vendor, bool Operations);

internal sealed record Account(string Id, string Href, string Type, string Status, string Name);

internal sealed record Audit(AuditEvent Created);

internal sealed record AuditEvent(string At, Actor? By, Actor? Of);

internal sealed record Actor(string Id, string Name);

internal sealed record NewMessage(string Content);

internal sealed record Posted(long Id, string Content, DateTime CreatedAt);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Page))]
[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(NewMessage))]
[JsonSerializable(typeof(Posted))]
internal sealed partial class BareJson : JsonSerializerContext;
