using System.Buffers;
using System.Text;

namespace Commerce.Query;

/// <summary>
/// Splits a raw query string and decodes it once. A plus stays a plus: clients send raw ones in
/// <c>select=+audit</c> and in time offsets.
/// </summary>
public static class QueryText
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <param name="raw">The query string as it came, with or without its question mark.</param>
    /// <exception cref="QueryException">An escape or the encoding is broken, or a parameter stands twice.</exception>
    public static IReadOnlyList<QueryParameter> Split(string raw)
    {
        var parameters = new List<QueryParameter>();
        foreach (var part in raw.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var encoded = equals < 0 ? part : part[..equals];
            var name = Decode(encoded, encoded);
            var value = equals < 0 ? "" : Decode(name, part[(equals + 1)..]);
            if (parameters.Exists(known => known.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            {
                throw new QueryException(name, 0, "The parameter is given twice.");
            }

            parameters.Add(new QueryParameter(name, value));
        }

        return parameters;
    }

    /// <summary>Decodes one piece of a query string, once and strictly.</summary>
    internal static string Decode(string parameter, string text)
    {
        try
        {
            var bytes = Strict.GetBytes(text);
            return Checked(parameter, Strict.GetString(Unescape(parameter, bytes)));
        }
        catch (Exception broken) when (broken is DecoderFallbackException or EncoderFallbackException)
        {
            throw new QueryException(parameter, 0, "The text is not valid UTF-8.");
        }
    }

    private static ReadOnlySpan<byte> Unescape(string parameter, ReadOnlySpan<byte> bytes)
    {
        var unescaped = new byte[bytes.Length];
        var length = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] != '%')
            {
                unescaped[length++] = bytes[i];
                continue;
            }

            var digits = bytes[(i + 1)..Math.Min(i + 3, bytes.Length)];
            if (digits.Length < 2
                || Convert.FromHexString(digits, unescaped.AsSpan(length), out _, out _) != OperationStatus.Done)
            {
                throw new QueryException(
                    parameter, Strict.GetCharCount(bytes[..i]),
                    "A percent sign is not followed by two hexadecimal digits.",
                    "A literal percent sign is written %25.");
            }

            length++;
            i += 2;
        }

        return unescaped.AsSpan(0, length);
    }

    private static string Checked(string parameter, string text) =>
        text.IndexOf('\0', StringComparison.Ordinal) is var at and >= 0
            ? throw new QueryException(parameter, at, "The NUL character is not allowed.")
            : text;
}
