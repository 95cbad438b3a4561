using System.ComponentModel;
using System.Reflection;
using Commerce.Foundation.Http;
using Microsoft.OpenApi;

namespace Commerce.Api.OpenApi;

/// <summary>
/// Finishes the properties once every schema is known: those that the service writes are read-only, also where they
/// refer to another schema, and what is absent is left out, never null.
/// </summary>
internal static class DescribeProperties
{
    private static readonly ILookup<string, Type> TypesByName = WireTypes.All.ToLookup(type => type.Name);

    public static void Apply(OpenApiDocument document)
    {
        foreach (var (name, schema) in document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>())
        {
            foreach (var property in (schema.Properties?.Keys ?? []).ToList())
            {
                schema.Properties![property] = Finish(schema.Properties[property], IsReadOnly(name, property));
            }
        }
    }

    private static IOpenApiSchema Finish(IOpenApiSchema schema, bool readOnly)
    {
        // "null or that" is how the generator spells an optional property.
        var finished = schema.OneOf?.OfType<OpenApiSchemaReference>().FirstOrDefault() ?? schema;
        switch (finished)
        {
            case OpenApiSchemaReference reference:
                reference.ReadOnly = readOnly;
                break;
            case OpenApiSchema own:
                own.ReadOnly = readOnly;
                break;
        }

        return finished;
    }

    private static bool IsReadOnly(string schema, string property)
    {
        // The schema of a page is named after its item as well.
        var type = TypesByName[schema].FirstOrDefault()
            ?? (schema.StartsWith("PageOf", StringComparison.Ordinal) ? typeof(Page<>) : null);
        return type?.GetProperties().FirstOrDefault(candidate => IsNamed(candidate, property))
            ?.IsDefined(typeof(ReadOnlyAttribute)) == true;
    }

    private static bool IsNamed(PropertyInfo candidate, string property) =>
        candidate.Name.Equals(property.TrimStart('$'), StringComparison.OrdinalIgnoreCase);
}
