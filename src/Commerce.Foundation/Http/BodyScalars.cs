using System.Text.Json;

namespace Commerce.Foundation.Http;

/// <summary>Checks single values of a JSON body: each of the kind that is meant, and fit to be stored.</summary>
internal static class BodyScalars
{
    /// <summary>Checks the value that the reader stands on where the type is a scalar.</summary>
    /// <returns>False where it is none: nothing has been read or told then.</returns>
    public static bool Check(ref Utf8JsonReader reader, string path, Type type, FieldErrors errors)
    {
        if (type == typeof(string))
        {
            CheckText(ref reader, path, errors);
        }
        else if (type == typeof(bool))
        {
            Expect(ref reader, path, "true or false", errors, JsonTokenType.True, JsonTokenType.False);
        }
        else if (type == typeof(int))
        {
            CheckNumber(ref reader, path, int.MinValue, int.MaxValue, errors);
        }
        else if (type == typeof(long))
        {
            CheckNumber(ref reader, path, long.MinValue, long.MaxValue, errors);
        }
        else if (type == typeof(DateTimeOffset))
        {
            CheckTime(ref reader, path, errors);
        }
        else if (type == typeof(TimeSpan))
        {
            CheckDuration(ref reader, path, errors);
        }
        else if (type == typeof(ScalarText))
        {
            CheckScalar(ref reader, path, errors);
        }
        else if (type.IsEnum)
        {
            CheckEnum(ref reader, path, type, errors);
        }
        else
        {
            return false;
        }

        return true;
    }

    public static bool Expect(
        ref Utf8JsonReader reader, string path, string what, FieldErrors errors,
        params ReadOnlySpan<JsonTokenType> kinds)
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
    public static string? Text(ref Utf8JsonReader reader, out string? broken)
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

    private static void CheckTime(ref Utf8JsonReader reader, string path, FieldErrors errors)
    {
        if (Expect(ref reader, path, WireTime.Expected, errors, JsonTokenType.String)
            && WireTime.Parse(Text(ref reader, out _)) is null)
        {
            errors.Add(path, $"Expected {WireTime.Expected}.");
        }
    }

    private static void CheckDuration(ref Utf8JsonReader reader, string path, FieldErrors errors)
    {
        if (Expect(ref reader, path, WireDuration.Expected, errors, JsonTokenType.Number, JsonTokenType.String)
            && ((reader.TokenType == JsonTokenType.String && Text(ref reader, out _) is null)
                || WireDuration.Parse(ref reader) is null))
        {
            errors.Add(path, $"Expected {WireDuration.Expected}.");
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

    private static void CheckScalar(ref Utf8JsonReader reader, string path, FieldErrors errors)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            CheckText(ref reader, path, errors);
        }
        else
        {
            Expect(
                ref reader, path, "a string, a number, true or false", errors,
                JsonTokenType.Number, JsonTokenType.True, JsonTokenType.False);
        }
    }

    private static void CheckNumber(ref Utf8JsonReader reader, string path, long least, long most, FieldErrors errors)
    {
        const string what = "a whole number";
        if (Expect(ref reader, path, what, errors, JsonTokenType.Number)
            && !(reader.TryGetInt64(out var number) && number >= least && number <= most))
        {
            errors.Add(path, $"Expected {what} from {least} to {most}.");
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
}
