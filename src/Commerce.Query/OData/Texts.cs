using System.Buffers;
using System.Text;

namespace Commerce.Query.OData;

internal static class Texts
{
    /// <summary>False where the text holds a zero character or half a surrogate pair.</summary>
    public static bool IsStorable(string text)
    {
        for (var rest = text.AsSpan(); rest.Length > 0;)
        {
            if (rest[0] == '\0' || Rune.DecodeFromUtf16(rest, out _, out var length) is not OperationStatus.Done)
            {
                return false;
            }

            rest = rest[length..];
        }

        return true;
    }
}
