using System.Text.Json.Nodes;
using Commerce.Connector.Contents;
using Commerce.Connector.Envelope;

namespace Commerce.Connector.Tokens;

/// <summary>What a token holds where it refers to a file or a template: its id, and the secret that opens it.</summary>
internal static class TokenContent
{
    private const string FileType = "TokenContentFile";
    private const string TemplateType = "TokenContentRelationshipTemplate";

    private static readonly ContentType OfFile = new(
        FileType, Property.Text("fileId", 20, 20), Property.Text("secretKey", min: 1, max: 100));

    private static readonly ContentType OfTemplate = new(
        TemplateType, Property.Text("templateId", 20, 20), Property.Text("secretKey", min: 1, max: 100),
        Property.Text("forIdentity").Optional());

    /// <summary>What may be put into a token: anything; what names itself a reference is to be one.</summary>
    /// <exception cref="ConnectorException">400: it is missing, or no such reference.</exception>
    public static JsonNode Read(JsonNode? sent) => sent switch
    {
        null => throw ConnectorErrors.InvalidPropertyValue("must have required property 'content'"),
        JsonObject file when file.Type() == FileType => OfFile.Read(file),
        JsonObject template when template.Type() == TemplateType => OfTemplate.Read(template),
        _ => Property.Anything("content").Read("Token", sent),
    };

    public static JsonObject OfReference(TruncatedReference reference, string? forIdentity = null) => Ids.IsOf("FIL", reference.Id)
        ? new JsonObject { ["@type"] = FileType, ["fileId"] = reference.Id, ["secretKey"] = reference.Secret }
        : new JsonObject
        {
            ["@type"] = TemplateType,
            ["templateId"] = reference.Id,
            ["secretKey"] = reference.Secret,
            ["forIdentity"] = forIdentity,
        }.Compact();

    /// <summary>The file that a token refers to.</summary>
    /// <exception cref="ConnectorException">400: it refers to none.</exception>
    public static TruncatedReference File(JsonNode content) => Of(content, FileType, "fileId");

    /// <summary>The template that a token refers to.</summary>
    /// <exception cref="ConnectorException">400: it refers to none.</exception>
    public static TruncatedReference Template(JsonNode content) => Of(content, TemplateType, "templateId");

    private static TruncatedReference Of(JsonNode content, string type, string id) => content.Type() == type
        ? new TruncatedReference(content.Text(id)!, content.Text("secretKey")!)
        : throw ConnectorErrors.BadRequest(
            "error.runtime.invalidTokenContent", $"The given Token has an invalid content for this route: it is no {type}.");
}
