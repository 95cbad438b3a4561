using System.Text.Json.Serialization;
using Commerce.Foundation.Http;

namespace Commerce.Api.Attachments;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Page<Attachment>))]
[JsonSerializable(typeof(NewAttachment))]
[JsonSerializable(typeof(AttachmentChange))]
internal sealed partial class AttachmentJson : JsonSerializerContext;
