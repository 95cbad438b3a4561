using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;

namespace Commerce.Api.Tests.Fuzz;

/// <summary>
/// Holds a value to a schema, in the part of JSON Schema 2020-12 that the document is written in. What it does not
/// know it refuses, so that no rule of the document is passed over. In one thing it is stricter than the standard: a
/// field that a schema with <c>properties</c> does not name is a violation, since an answer shall hold nothing
/// undocumented.
/// </summary>
internal sealed class SchemaCheck(Contract contract)
{
    /// <summary>Where the value differs from its schema, and how; empty where it fits.</summary>
    public IReadOnlyList<string> Violations(JsonElement schema, JsonElement value)
    {
        var found = new List<string>();
        Check(schema, value, "$", found);
        return found;
    }

    private void Check(JsonElement schema, JsonElement value, string path, List<string> found)
    {
        if (schema.TryGetProperty("properties", out _) || schema.TryGetProperty("additionalProperties", out _))
        {
            CheckFields(schema, value, path, found);
        }

        foreach (var keyword in schema.EnumerateObject())
        {
            CheckKeyword(keyword.Name, keyword.Value, value, path, found);
        }
    }

    private void CheckKeyword(string name, JsonElement rule, JsonElement value, string path, List<string> found)
    {
        switch (name)
        {
            case "description" or "title" or "default" or "example" or "examples" or "readOnly" or "deprecated":
            case "properties" or "additionalProperties":
                return;
            case "$ref":
                Check(contract.Follow(rule.GetString()!), value, path, found);
                return;
            case "items":
                CheckItems(rule, value, path, found);
                return;
            case "allOf":
                foreach (var schema in rule.EnumerateArray())
                {
                    Check(schema, value, path, found);
                }

                return;
            case "anyOf" or "oneOf":
                var fitting = rule.EnumerateArray().Count(schema => Violations(schema, value).Count == 0);
                Require(name == "anyOf" ? fitting > 0 : fitting == 1, $"{path} fits {fitting} of {name}", found);
                return;
            default:
                Require(Fits(name, rule, value), $"{path} is {Shown(value)}, not of {name} {rule.GetRawText()}", found);
                return;
        }
    }

    /// <summary>Whether a value keeps a rule that speaks of it alone; rules for other types it keeps anyway.</summary>
    private static bool Fits(string name, JsonElement rule, JsonElement value) => name switch
    {
        "type" => rule.ValueKind == JsonValueKind.Array
            ? rule.EnumerateArray().Any(type => IsOfType(type.GetString()!, value))
            : IsOfType(rule.GetString()!, value),
        "enum" => rule.EnumerateArray().Any(member => JsonElement.DeepEquals(member, value)),
        "const" => JsonElement.DeepEquals(rule, value),
        "required" => value.ValueKind != JsonValueKind.Object
            || rule.EnumerateArray().All(field => value.TryGetProperty(field.GetString()!, out _)),
        "format" => HasFormat(rule.GetString()!, value),
        "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, rule.GetString()!),
        "minLength" => value.ValueKind != JsonValueKind.String || Length(value) >= rule.GetInt32(),
        "maxLength" => value.ValueKind != JsonValueKind.String || Length(value) <= rule.GetInt32(),
        "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDecimal() >= rule.GetDecimal(),
        "maximum" => value.ValueKind != JsonValueKind.Number || value.GetDecimal() <= rule.GetDecimal(),
        "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= rule.GetInt32(),
        "maxItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() <= rule.GetInt32(),
        _ => throw new NotSupportedException($"The keyword {name} of a schema."),
    };

    private static bool IsOfType(string type, JsonElement value) => type switch
    {
        "null" => value.ValueKind == JsonValueKind.Null,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && decimal.IsInteger(value.GetDecimal()),
        "array" => value.ValueKind == JsonValueKind.Array,
        "object" => value.ValueKind == JsonValueKind.Object,
        _ => throw new NotSupportedException($"The type {type} of a schema."),
    };

    private static bool HasFormat(string format, JsonElement value) => format switch
    {
        "int32" => value.ValueKind != JsonValueKind.Number || value.TryGetInt32(out _),
        "int64" => value.ValueKind != JsonValueKind.Number || value.TryGetInt64(out _),
        "date-time" => value.ValueKind != JsonValueKind.String || IsTime(value.GetString()!),
        "duration" => value.ValueKind != JsonValueKind.String || IsDuration(value.GetString()!),
        "binary" => true,
        _ => throw new NotSupportedException($"The format {format} of a schema."),
    };

    private void CheckFields(JsonElement schema, JsonElement value, string path, List<string> found)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        var named = schema.TryGetProperty("properties", out var properties);
        var open = schema.TryGetProperty("additionalProperties", out var additional);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in value.EnumerateObject())
        {
            Require(seen.Add(field.Name), $"{path}.{field.Name} is there twice", found);
            if (named && properties.TryGetProperty(field.Name, out var known))
            {
                Check(known, field.Value, $"{path}.{field.Name}", found);
            }
            else if (open && additional.ValueKind == JsonValueKind.Object)
            {
                Check(additional, field.Value, $"{path}.{field.Name}", found);
            }
            else if (!open || additional.ValueKind == JsonValueKind.False)
            {
                found.Add($"{path}.{field.Name} is not documented");
            }
        }
    }

    private void CheckItems(JsonElement schema, JsonElement value, string path, List<string> found)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var (i, item) in value.EnumerateArray().Index())
            {
                Check(schema, item, $"{path}[{i}]", found);
            }
        }
    }

    private static void Require(bool holds, string otherwise, List<string> found)
    {
        if (!holds)
        {
            found.Add(otherwise);
        }
    }

    // In Unicode scalar values, as the standard counts.
    private static int Length(JsonElement value) => value.GetString()!.EnumerateRunes().Count();

    // RFC 3339 allows more; the contract has exactly three digits of milliseconds, and UTC.
    private static bool IsTime(string text) => DateTimeOffset.TryParseExact(
        text, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);

    private static bool IsDuration(string text)
    {
        try
        {
            XmlConvert.ToTimeSpan(text);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static string Shown(JsonElement value)
    {
        var text = value.GetRawText();
        return text.Length <= 80 ? text : $"{text[..80]}…";
    }
}
