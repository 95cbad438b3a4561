using System.Reflection;
using System.Text.Json.Nodes;
using Commerce.Foundation.Http;
using Microsoft.OpenApi;

namespace Commerce.Api.OpenApi;

/// <summary>The ids in paths, described by the type that the handler takes.</summary>
internal static class PathParameters
{
    public static void Describe(OpenApiOperation operation, MethodInfo handler)
    {
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            var taken = handler.GetParameters().FirstOrDefault(candidate => candidate.Name == parameter.Name);
            if (parameter.In == ParameterLocation.Path
                && taken?.ParameterType.GetCustomAttribute<PathIdAttribute>() is { } id)
            {
                parameter.Description = id.Description;
                parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = id.Pattern };
                parameter.Example = JsonValue.Create(id.Example);
            }
        }
    }
}
