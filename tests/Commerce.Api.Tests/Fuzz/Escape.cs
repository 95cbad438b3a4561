using System.Globalization;
using System.Text;

namespace Commerce.Api.Tests.Fuzz;

/// <summary>Percent-encoding that lets halves of surrogate pairs through, as three bytes that are no UTF-8.</summary>
internal static class Escape
{
    private const string Plain = "-._~!'()*,;:@/$=";

    public static string Query(string text) => Encode(text, Plain);

    public static string Segment(string text) => Encode(text, "-._~!'()*,;:@$=");

    public static byte[] Bytes(string text)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text, i, 2));
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                bytes.AddRange([(byte)(0xe0 | (text[i] >> 12)), (byte)(0x80 | ((text[i] >> 6) & 0x3f)), (byte)(0x80 | (text[i] & 0x3f))]);
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text, i, 1));
            }
        }

        return [.. bytes];
    }

    private static string Encode(string text, string plain) => string.Concat(Bytes(text).Select(value =>
        char.IsAsciiLetterOrDigit((char)value) || plain.Contains((char)value, StringComparison.Ordinal)
            ? ((char)value).ToString()
            : string.Create(CultureInfo.InvariantCulture, $"%{value:X2}")));
}
