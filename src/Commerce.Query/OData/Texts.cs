using System.Buffers;
using System.Text;

namespace Commerce.Query.OData;

internal static class Texts
{
    /// <summary>False where the text holds a zero character or half a surrogate pair.</summary>
    public static bool IsStorable(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            return false;
        }

        for (var rest = FromSurrogate(text); rest.Length > 0; rest = FromSurrogate(rest))
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var length) is not OperationStatus.Done)
            {
                return false;
            }

            rest = rest[length..];
        }

        return true;
    }

    private static ReadOnlySpan<char> FromSurrogate(ReadOnlySpan<char> text) =>
        text.IndexOfAnyInRange('\uD800', '\uDFFF') is var at and >= 0 ? text[at..] : [];
}
