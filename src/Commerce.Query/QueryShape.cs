using System.Globalization;

namespace Commerce.Query;

/// <summary>A raw query string with each escape as one character, and where each character stands in the raw text.</summary>
internal sealed class QueryShape
{
    // Stands for an escaped byte that is no ASCII character, and so means nothing here.
    private const char Opaque = '\uFFFD';

    private readonly string _raw;

    // Null where nothing is escaped: each character then stands where it stood.
    private readonly int[]? _offsets;

    public QueryShape(string raw)
    {
        _raw = raw;
        (Text, _offsets) = raw.Contains('%', StringComparison.Ordinal) ? Unescape(raw) : (raw, null);
    }

    public string Text { get; }

    public int OffsetOf(int i) => _offsets is null ? i : _offsets[i];

    /// <summary>The raw text between two places of the shape.</summary>
    public string RawBetween(int start, int end) => _raw[OffsetOf(start)..OffsetOf(end)];

    /// <summary>True where the character came as it is, not as an escape.</summary>
    public bool IsPlain(int i) => _raw[OffsetOf(i)] == Text[i];

    private static (string Text, int[] Offsets) Unescape(string raw)
    {
        var shape = new char[raw.Length];
        var offsets = new int[raw.Length + 1];
        var length = 0;
        for (var i = 0; i < raw.Length; i++)
        {
            offsets[length] = i;
            shape[length] = raw[i];
            if (raw[i] == '%' && i + 2 < raw.Length && byte.TryParse(
                raw.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                shape[length] = value < 0x80 ? (char)value : Opaque;
                i += 2;
            }

            length++;
        }

        offsets[length] = raw.Length;
        return (new string(shape, 0, length), offsets);
    }
}
