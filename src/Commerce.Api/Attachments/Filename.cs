using System.Globalization;
using System.Text;

namespace Commerce.Api.Attachments;

/// <summary>
/// The name under which a file is stored: what the caller sent, made safe for every file system and every terminal that
/// it may be shown on.
/// </summary>
internal static class Filename
{
    /// <summary>Bytes in UTF-8, as the usual file systems count.</summary>
    private const int Longest = 255;

    private const string Nameless = "file";

    // Windows knows devices by these names, whatever stands behind a dot.
    private static readonly HashSet<string> Devices = new(
        [
            "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$",
            .. "0123456789¹²³".SelectMany(digit => new[] { $"COM{digit}", $"LPT{digit}" }),
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The last part of a path, without characters that steer terminals or turn the reading order around; those that
    /// some file system keeps for itself become underscores. A name that is too long loses letters before its extension.
    /// </summary>
    public static string Of(string sent)
    {
        var name = new StringBuilder();
        // A quote inside of the quotes comes as %22 (the HTML standard, multipart/form-data) or behind a backslash
        // (RFC 2183); any other backslash is that of a path of Windows.
        var text = sent.Replace("%22", "\"", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '/' or '\\')
            {
                name.Clear();
            }
            else if (IsKept(rune))
            {
                name.Append(rune.Value is '<' or '>' or ':' or '"' or '|' or '?' or '*' ? "_" : rune.ToString());
            }
        }

        var safe = name.ToString().TrimStart('.', ' ').TrimEnd('.', ' ');
        safe = IsExtensionAlone(name.ToString(), safe) ? $"{Nameless}.{safe}" : safe;
        safe = Devices.Contains(safe.Split('.')[0].TrimEnd()) ? $"_{safe}" : safe;
        return safe.Length == 0 ? Nameless : Shortened(safe);
    }

    /// <summary>What stands behind the last dot, with the dot and in small letters; empty where there is none.</summary>
    public static string Extension(string filename) => Path.GetExtension(filename).ToLowerInvariant();

    /// <summary>
    /// The header that tells the name (RFC 6266): a plain one for old programs, and the whole one, encoded as RFC 8187
    /// has it.
    /// </summary>
    public static string Disposition(string filename)
    {
        var plain = string.Concat(filename.EnumerateRunes().Select(rune =>
            rune.IsAscii && rune.Value is >= ' ' and < 0x7f and not ('"' or '\\' or '%') ? rune.ToString() : "_"));
        var encoded = string.Concat(Encoding.UTF8.GetBytes(filename).Select(octet =>
            IsPlain((char)octet) ? ((char)octet).ToString() : $"%{octet:X2}"));
        return $"attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}";
    }

    /// <summary>No control, no line, and nothing invisible but what joins letters in some scripts.</summary>
    private static bool IsKept(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        UnicodeCategory.Format => rune.Value is 0x200C or 0x200D,
        _ => true,
    };

    /// <summary>".pdf" is a name without a name, not a hidden file.</summary>
    private static bool IsExtensionAlone(string sent, string safe) =>
        sent.TrimStart(' ').StartsWith('.') && !safe.Contains('.', StringComparison.Ordinal) && safe.Length > 0;

    private static string Shortened(string name)
    {
        var extension = Path.GetExtension(name);
        extension = Encoding.UTF8.GetByteCount(extension) <= 16 ? extension : "";
        var stem = name[..^extension.Length];
        var room = Longest - Encoding.UTF8.GetByteCount(extension);
        while (Encoding.UTF8.GetByteCount(stem) > room)
        {
            // Whole characters: half of a surrogate pair is none.
            stem = stem[..^(char.IsLowSurrogate(stem[^1]) ? 2 : 1)].TrimEnd();
        }

        return stem + extension;
    }

    /// <summary>attr-char of RFC 8187, section 3.2.1.</summary>
    private static bool IsPlain(char octet) =>
        char.IsAsciiLetterOrDigit(octet) || "!#$&+-.^_`|~".Contains(octet, StringComparison.Ordinal);
}
