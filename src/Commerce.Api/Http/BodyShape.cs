using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Commerce.Query;

namespace Commerce.Api.Http;

/// <summary>
/// Compares JSON with the type it is meant for and names everything that does not fit, where a deserialiser stops at
/// the first: unknown, missing and repeated fields, wrong kinds, null, and text that no database column can hold.
/// </summary>
internal static class BodyShape
{
    private const int DeepestNesting = 64;

    /// <param name="type">The type that the body is read into.</param>
    /// <param name="resource">The type whose other fields are ignored as read-only, where there is one.</param>
    /// <exception cref="JsonException">The text is not JSON at all.</exception>
    public static void Check(ReadOnlySpan<byte> json, JsonTypeInfo type, JsonTypeInfo? resource, FieldErrors errors)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = DeepestNesting });
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            CheckObject(ref reader, "", type, resource, errors);
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
    }

    private static void CheckObject(
        ref Utf8JsonReader reader, string prefix, JsonTypeInfo type, JsonTypeInfo? resource, FieldErrors errors)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = Text(ref reader, out var broken) ?? "";
            var path = prefix + name;
            reader.Read();
            if (broken is not null)
            {
                errors.Add(prefix.Length == 0 ? FieldErrors.Body : prefix.TrimEnd('.'), $"A field's name: {broken}");
            }
            else if (!seen.Add(name))
            {
                errors.Add(path, "The field is given twice.");
            }
            else if (Property(type, name) is { } property)
            {
                CheckValue(ref reader, path, property, Property(resource, name), errors);
                continue;
            }
            else if (Property(resource, name) is null && !errors.IsFull)
            {
                errors.Add(path, Unknown(name, type));
            }

            reader.Skip();
        }

        foreach (var missing in type.Properties.Where(property => property.IsRequired && !seen.Contains(property.Name)))
        {
            errors.Add(prefix + missing.Name, "The field is required.");
        }
    }

    private static void CheckValue(
        ref Utf8JsonReader reader, string path, JsonPropertyInfo property, JsonPropertyInfo? counterpart,
        FieldErrors errors)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (reader.TokenType == JsonTokenType.Null)
        {
            if (!property.IsSetNullable)
            {
                errors.Add(path, "The field must not be null.");
            }
        }
        else if (type == typeof(string))
        {
            CheckText(ref reader, path, errors);
        }
        else if (type == typeof(bool))
        {
            Expect(ref reader, path, "true or false", errors, JsonTokenType.True, JsonTokenType.False);
        }
        else if (type.IsEnum)
        {
            CheckEnum(ref reader, path, type, errors);
        }
        else if (Expect(ref reader, path, "an object", errors, JsonTokenType.StartObject))
        {
            var resource = counterpart is null ? null : property.Options.GetTypeInfo(counterpart.PropertyType);
            CheckObject(ref reader, path + ".", property.Options.GetTypeInfo(type), resource, errors);
        }
    }

    private static void CheckText(ref Utf8JsonReader reader, string path, FieldErrors errors)
    {
        if (Expect(ref reader, path, "a string", errors, JsonTokenType.String))
        {
            _ = Text(ref reader, out var broken);
            if (broken is not null)
            {
                errors.Add(path, broken);
            }
        }
    }

    private static void CheckEnum(ref Utf8JsonReader reader, string path, Type type, FieldErrors errors)
    {
        var names = Enum.GetNames(type);
        var choices = $"one of {string.Join(", ", names)}";
        if (Expect(ref reader, path, choices, errors, JsonTokenType.String)
            && !names.Contains(Text(ref reader, out _), StringComparer.OrdinalIgnoreCase))
        {
            errors.Add(path, $"Expected {choices}.");
        }
    }

    private static bool Expect(
        ref Utf8JsonReader reader, string path, string what, FieldErrors errors, params ReadOnlySpan<JsonTokenType> kinds)
    {
        if (kinds.Contains(reader.TokenType))
        {
            return true;
        }

        errors.Add(path, $"Expected {what}.");
        reader.Skip();
        return false;
    }

    /// <summary>The token as text; PostgreSQL stores neither NUL nor half of a surrogate pair.</summary>
    private static string? Text(ref Utf8JsonReader reader, out string? broken)
    {
        try
        {
            var text = reader.GetString()!;
            broken = text.Contains('\0', StringComparison.Ordinal) ? "The NUL character is not allowed." : null;
            return text;
        }
        catch (InvalidOperationException)
        {
            broken = "Half of a surrogate pair is not a character.";
            return null;
        }
    }

    private static JsonPropertyInfo? Property(JsonTypeInfo? type, string name) =>
        type?.Properties.FirstOrDefault(property => property.Name == name);

    private static string Unknown(string name, JsonTypeInfo type)
    {
        var near = Nearest.Of(name, type.Properties.Select(property => property.Name));
        return near is null ? "Unknown field." : $"Unknown field. Did you mean `{near}`?";
    }
}
