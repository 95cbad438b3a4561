using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Commerce.Api.Tests.Fuzz;

/// <summary>Writes bodies that their schema allows, about objects that are there.</summary>
internal sealed partial class BodyWriter(Contract contract, Pool pool)
{
    private static readonly Dictionary<string, string> Referred = new()
    {
        ["vendor"] = "ACC",
        ["client"] = "ACC",
        ["account"] = "ACC",
        ["product"] = "PRD",
        ["requester"] = "USR",
        ["assignee"] = "USR",
        ["attachments"] = "ATT",
    };

    /// <param name="name">The field that the value is for.</param>
    /// <param name="parent">The field that this is in.</param>
    public JsonNode? Write(JsonElement schema, Random random, string name = "", string parent = "")
    {
        if (schema.TryGetProperty("examples", out var examples) && random.Next(2) == 0 && !name.EndsWith("id", StringComparison.OrdinalIgnoreCase))
        {
            return JsonNode.Parse(examples[0].GetRawText());
        }

        if (schema.TryGetProperty("$ref", out var reference))
        {
            return Write(contract.Follow(reference.GetString()!), random, name, parent);
        }

        if (name == "events")
        {
            return new JsonArray(random.Next(2) == 0 ? "*" : "message.created");
        }

        if (schema.TryGetProperty("enum", out var members))
        {
            return JsonNode.Parse(members[random.Next(members.GetArrayLength())].GetRawText());
        }

        if (schema.TryGetProperty("anyOf", out var forms))
        {
            return Write(forms[random.Next(forms.GetArrayLength())], random, name, parent);
        }

        return schema.GetProperty("type").GetString() switch
        {
            "object" => WriteObject(schema, random, name),
            "array" => new JsonArray([.. Enumerable.Range(0, random.Next(3))
                .Select(_ => Write(schema.GetProperty("items"), random, name, parent))]),
            "string" => WriteText(schema, random, name, parent),
            "boolean" => random.Next(2) == 0,
            "integer" or "number" => Number(schema, random),
            var type => throw new NotSupportedException($"The type {type} of a schema."),
        };
    }

    private JsonObject WriteObject(JsonElement schema, Random random, string name)
    {
        var written = new JsonObject();
        var required = schema.TryGetProperty("required", out var names)
            ? names.EnumerateArray().Select(field => field.GetString()!).ToList()
            : [];
        if (schema.TryGetProperty("properties", out var properties))
        {
            foreach (var field in properties.EnumerateObject())
            {
                if (required.Contains(field.Name) || random.Next(3) == 0)
                {
                    written[field.Name] = Write(field.Value, random, field.Name, name);
                }
            }
        }

        return written;
    }

    private string WriteText(JsonElement schema, Random random, string name, string parent)
    {
        if ((Referred.GetValueOrDefault(name) ?? Referred.GetValueOrDefault(parent)) is { } prefix)
        {
            return random.Next(3) > 0 && pool.Fitting.TryGetValue(parent, out var fitting) ? fitting : pool.Pick(prefix, random, isWrite: false);
        }

        if (schema.TryGetProperty("pattern", out var pattern))
        {
            return OfPattern(pattern.GetString()!, random);
        }

        if (schema.TryGetProperty("format", out var format))
        {
            return format.GetString() == "duration" ? "PT1H" : "2031-01-31T12:00:00Z";
        }

        var least = schema.TryGetProperty("minLength", out var min) ? min.GetInt32() : 0;
        var most = schema.TryGetProperty("maxLength", out var max) ? max.GetInt32() : 40;
        return random.Next(10) switch
        {
            0 => string.Concat(Enumerable.Repeat("a", most)),
            1 => string.Concat(Enumerable.Repeat("\U0001f600", most)),
            2 => new string('b', Math.Max(least, 1)),
            _ => $"Some words {random.Next(1_000)}",
        };
    }

    private string OfPattern(string pattern, Random random)
    {
        if (IdPattern().Match(pattern) is { Success: true } id)
        {
            return pool.Pick(id.Groups[1].Value + id.Groups[2].Value + id.Groups[3].Value, random, isWrite: false);
        }

        return pattern.StartsWith("^[0-9]{4}-", StringComparison.Ordinal) ? "2026-01-31" : $"seats{random.Next(30)}";
    }

    private static JsonNode Number(JsonElement schema, Random random)
    {
        var least = schema.TryGetProperty("minimum", out var min) ? min.GetInt64() : 0;
        var most = schema.TryGetProperty("maximum", out var max) ? max.GetInt64() : 1_000;
        return random.Next(4) switch
        {
            0 => least,
            1 => most,
            _ => random.NextInt64(least, most + 1),
        };
    }

    /// <summary>The three letters of <c>^[Rr][Ee][Qq](-[0-9]{4}){2,3}$</c>.</summary>
    [GeneratedRegex("^\\^\\[([A-Z])[a-z]\\]\\[([A-Z])[a-z]\\]\\[([A-Z])[a-z]\\]")]
    public static partial Regex IdPattern();
}
