using System.Text.Json.Nodes;
using Commerce.Foundation.Http;
using Microsoft.OpenApi;

namespace Commerce.Api.OpenApi;

/// <summary>Describes answers that are files: the media types, the parts that can be had, and the headers.</summary>
internal static class FileAnswers
{
    public static void Describe(OpenApiOperation operation, IEnumerable<TextForms> forms, OpenApiDocument? document)
    {
        string[] mediaTypes = [.. forms.Where(form => form.AreFiles).SelectMany(form => form.MediaTypes)];
        if (mediaTypes.Length == 0 || operation.Responses?["200"] is not OpenApiResponse whole)
        {
            return;
        }

        operation.Parameters?.Add(Parameter(
            "Range", "One range of the file: 206 with that part; several are answered with all of it.",
            "bytes=0-65535"));
        operation.Parameters?.Add(Parameter(
            "If-Range", "The `ETag` of the file that the caller has a part of: another one is sent whole.",
            "\"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\""));
        var part = new OpenApiResponse
        {
            Description = "The part of the file that `Range` asks for.",
            Content = new Dictionary<string, OpenApiMediaType>(),
            Headers = ResponseHeaders.Of("206", isList: false, isTagged: false, document),
        };
        foreach (var mediaType in mediaTypes)
        {
            part.Content[mediaType] = Bytes();
            whole.Content![mediaType] = Bytes();
        }

        operation.Responses["206"] = part;
        part.Headers["Content-Range"] = Header("Which part it is, and the size of the file.", "bytes 0-65535/1048576");
        foreach (var headers in new[] { whole.Headers!, part.Headers })
        {
            headers["Accept-Ranges"] = Header("`bytes`, where the answer is the file.", "bytes");
            headers["Content-Disposition"] = Header(
                "The name to store the file under, where the answer is the file (RFC 6266).",
                "attachment; filename=\"quote.pdf\"; filename*=UTF-8''quote.pdf");
            headers["Last-Modified"] = Header("When the file was added.", "Sat, 31 Jan 2026 23:00:00 GMT");
        }

        part.Headers["ETag"] = Header(
            "The SHA-256 of the whole file.", "\"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\"");
    }

    private static OpenApiMediaType Bytes() => new()
    {
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" },
    };

    private static OpenApiParameter Parameter(string name, string text, string example) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = text,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        Example = JsonValue.Create(example),
    };

    private static OpenApiHeader Header(string text, string example) => new()
    {
        Description = text,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        Example = JsonValue.Create(example),
    };
}
