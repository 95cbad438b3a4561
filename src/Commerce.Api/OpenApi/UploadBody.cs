using Commerce.Foundation.Http;
using Microsoft.OpenApi;

namespace Commerce.Api.OpenApi;

/// <summary>Describes a body with a file in it: the generator knows the type of its JSON part alone.</summary>
internal static class UploadBody
{
    public static void Describe(OpenApiOperation operation, UploadForm form)
    {
        foreach (var content in operation.RequestBody?.Content?.Values ?? [])
        {
            content.Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Required = new HashSet<string> { form.FilePart },
                Properties = new Dictionary<string, IOpenApiSchema>
                {
                    [form.JsonPart] = content.Schema!,
                    [form.FilePart] = new OpenApiSchema
                    {
                        Type = JsonSchemaType.String,
                        Format = "binary",
                        Description = "The file. The part names it by `filename`; what type it says does not count.",
                    },
                },
            };
            content.Encoding = new Dictionary<string, OpenApiEncoding>
            {
                [form.JsonPart] = new() { ContentType = Negotiation.Json },
            };
        }
    }
}
