using System.Text.Json.Serialization;
using Commerce.Foundation.Http;

namespace Commerce.Api.Attachments;

/// <summary>What is attached.</summary>
[JsonConverter(typeof(EnumByName<AttachmentType>))]
public enum AttachmentType
{
    /// <summary>A file.</summary>
    File,
}
