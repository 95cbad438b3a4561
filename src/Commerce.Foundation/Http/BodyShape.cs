using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Commerce.Query;

namespace Commerce.Foundation.Http;

/// <summary>
/// Compares JSON with the type it is meant for and names everything that does not fit, where a deserialiser stops at
/// the first: unknown, missing and repeated fields, wrong kinds, null, arrays that are too long, and text that no
/// database column can hold. An item of an array stands under its index, as in <c>parameters[0].value</c>.
/// </summary>
internal sealed class BodyShape
{
    /// <summary>The longest array that a body may hold.</summary>
    public const int MostItems = 100;

    private const int DeepestNesting = 64;

    private readonly JsonSerializerOptions _options;
    private readonly FieldErrors _errors;
    private readonly HashSet<string> _named = new(StringComparer.Ordinal);

    private BodyShape(JsonSerializerOptions options, FieldErrors errors)
    {
        _options = options;
        _errors = errors;
    }

    /// <param name="type">The type that the body is read into.</param>
    /// <param name="resource">The type whose other fields are ignored as read-only, where there is one.</param>
    /// <returns>The paths of all fields that the body names.</returns>
    /// <exception cref="JsonException">The text is not JSON at all.</exception>
    public static IReadOnlySet<string> Check(
        ReadOnlySpan<byte> json, JsonTypeInfo type, JsonTypeInfo? resource, FieldErrors errors)
    {
        var shape = new BodyShape(type.Options, errors);
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = DeepestNesting });
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            shape.CheckObject(ref reader, "", type, resource);
        }
        else
        {
            reader.Skip();
            errors.Add(FieldErrors.Body, "A JSON object is expected.");
        }

        // Fails on anything behind the object.
        while (reader.Read())
        {
        }

        return shape._named;
    }

    private void CheckObject(ref Utf8JsonReader reader, string prefix, JsonTypeInfo type, JsonTypeInfo? resource)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = BodyScalars.Text(ref reader, out var broken) ?? "";
            var path = prefix + name;
            reader.Read();
            if (broken is not null)
            {
                _errors.Add(prefix.Length == 0 ? FieldErrors.Body : prefix.TrimEnd('.'), $"A field's name: {broken}");
            }
            else if (!seen.Add(name))
            {
                _errors.Add(path, "The field is given twice.");
            }
            else if (Property(type, name) is { } property)
            {
                _named.Add(path);
                CheckProperty(ref reader, path, property, Property(resource, name));
                continue;
            }
            else if (Property(resource, name) is null && !_errors.IsFull)
            {
                _errors.Add(path, Unknown(name, type));
            }

            reader.Skip();
        }

        foreach (var missing in type.Properties.Where(property => property.IsRequired && !seen.Contains(property.Name)))
        {
            _errors.Add(prefix + missing.Name, "The field is required.");
        }
    }

    private void CheckProperty(
        ref Utf8JsonReader reader, string path, JsonPropertyInfo property, JsonPropertyInfo? counterpart)
    {
        if (reader.TokenType != JsonTokenType.Null)
        {
            CheckValue(ref reader, path, property.PropertyType, counterpart?.PropertyType);
        }
        else if (!property.IsSetNullable)
        {
            _errors.Add(path, "The field must not be null.");
        }
    }

    private void CheckValue(ref Utf8JsonReader reader, string path, Type declared, Type? counterpart)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (BodyScalars.Check(ref reader, path, type, _errors))
        {
            return;
        }

        var (info, resource) = (_options.GetTypeInfo(type), Info(counterpart));
        if (info.Kind == JsonTypeInfoKind.Enumerable)
        {
            if (BodyScalars.Expect(ref reader, path, "an array", _errors, JsonTokenType.StartArray))
            {
                CheckArray(ref reader, path, info.ElementType!, resource?.ElementType);
            }
        }
        else if (BodyScalars.Expect(ref reader, path, "an object", _errors, JsonTokenType.StartObject))
        {
            CheckObject(ref reader, path + ".", info, resource);
        }
    }

    private void CheckArray(ref Utf8JsonReader reader, string path, Type element, Type? counterpart)
    {
        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (count++ >= MostItems)
            {
                reader.Skip();
                continue;
            }

            var item = string.Create(CultureInfo.InvariantCulture, $"{path}[{count - 1}]");
            if (reader.TokenType == JsonTokenType.Null)
            {
                _errors.Add(item, "An item must not be null.");
            }
            else
            {
                CheckValue(ref reader, item, element, counterpart);
            }
        }

        if (count > MostItems)
        {
            _errors.Add(path, $"At most {MostItems} items; these are {count}.");
        }
    }

    private JsonTypeInfo? Info(Type? type) => type is null ? null : _options.GetTypeInfo(type);

    private static JsonPropertyInfo? Property(JsonTypeInfo? type, string name) =>
        type?.Properties.FirstOrDefault(property => property.Name == name);

    private static string Unknown(string name, JsonTypeInfo type)
    {
        var near = Nearest.Of(name, type.Properties.Select(property => property.Name));
        return near is null ? "Unknown field." : $"Unknown field. Did you mean `{near}`?";
    }
}
