using System.Globalization;
using Commerce.Query.Rql;

namespace Commerce.Query;

/// <summary>
/// Splits a raw query string at the ampersands outside quotes and parentheses. Real clients send raw ones inside both.
/// </summary>
/// <remarks>
/// Escaped quotes, parentheses and separators count like plain ones, since the parser of a filter sees the decoded text
/// and must not disagree about what is quoted; only the ampersand that splits is a raw one. What is opened and never
/// closed takes the rest of the text with it: its parser then refuses the whole, and nothing is lost in silence.
/// </remarks>
public static class QuerySplitter
{
    // Stands for an escaped byte that is no ASCII character, and so means nothing here.
    private const char Opaque = '\uFFFD';

    /// <param name="raw">The query string as it came, without its question mark.</param>
    public static IReadOnlyList<QuerySegment> Split(string raw)
    {
        var (shape, offsets) = Shape(raw);
        var segments = new List<QuerySegment>();
        var start = 0;
        while (start < shape.Length)
        {
            var from = start;
            bool IsBoundary(int i) => shape[i] == '&' && raw[offsets[i]] == '&';
            var end = shape[from] is '$' or '@'
                ? EndOfOption(shape, from, IsBoundary)
                : RqlNesting.Read(shape, from, IsBoundary).End;
            if (end > start)
            {
                segments.Add(Segment(raw, shape, offsets, start, end));
            }

            start = end + 1;
        }

        return segments;
    }

    /// <summary>
    /// The end of an OData option. Its texts are quoted by another rule than those of RQL: any quote opens, the same
    /// quote closes, and parentheses inside mean nothing. Only where texts stand do quotes count: a search for
    /// <c>it's</c> has none.
    /// </summary>
    private static int EndOfOption(string shape, int start, Func<int, bool> isBoundary)
    {
        var quotes = shape[start] == '@' || Begins(shape, start, "$filter=") ? "'\""
            : Begins(shape, start, "$search=") ? "\""
            : "";
        var open = '\0';
        for (var i = start; i < shape.Length; i++)
        {
            if (open == '\0' && isBoundary(i))
            {
                return i;
            }

            if (quotes.Contains(shape[i], StringComparison.Ordinal) && (open == '\0' || open == shape[i]))
            {
                open = open == '\0' ? shape[i] : '\0';
            }
        }

        return shape.Length;
    }

    private static bool Begins(string shape, int start, string option) =>
        shape.AsSpan(start).StartsWith(option, StringComparison.OrdinalIgnoreCase);

    private static QuerySegment Segment(string raw, string shape, int[] offsets, int start, int end)
    {
        var text = raw[offsets[start]..offsets[end]];
        var name = start;
        while (name < end && (char.IsAsciiLetterOrDigit(shape[name]) || shape[name] is '.' or '$' or '@' or '_' or '-'))
        {
            name++;
        }

        return name > start && name < end && shape[name] == '='
            ? new QuerySegment(text, offsets[start], shape[start..name])
            {
                Value = raw[offsets[name + 1]..offsets[end]],
            }
            : new QuerySegment(text, offsets[start], null);
    }

    /// <summary>The text with each escape as one character, and where each character stands in the raw text.</summary>
    private static (string Text, int[] Offsets) Shape(string raw)
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
