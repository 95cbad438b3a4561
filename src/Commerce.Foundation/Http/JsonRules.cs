using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace Commerce.Foundation.Http;

/// <summary>How JSON is read and written, everywhere alike.</summary>
internal static class JsonRules
{
    /// <summary>Applies the rules and makes the wire types of a feature known.</summary>
    public static IServiceCollection AddWireTypes(this IServiceCollection services, IJsonTypeInfoResolver types) =>
        services.ConfigureHttpJsonOptions(json =>
        {
            var options = json.SerializerOptions;
            options.TypeInfoResolverChain.Add(types);
            options.PropertyNameCaseInsensitive = false;
            options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            // Strict, or every whole number is documented as "integer or string".
            options.NumberHandling = JsonNumberHandling.Strict;
            options.AllowDuplicateProperties = false;
            options.RespectNullableAnnotations = true;
            options.RespectRequiredConstructorParameters = true;
            // Letters of every script stay readable; what HTML could take for markup is still escaped.
            options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        });
}
