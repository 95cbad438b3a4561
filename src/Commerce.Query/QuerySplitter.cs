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
    /// <param name="raw">The query string as it came, without its question mark.</param>
    public static IReadOnlyList<QuerySegment> Split(string raw)
    {
        var shape = new QueryShape(raw);
        var text = shape.Text;
        Func<int, bool> endsAt = shape.IsPlain;
        var segments = new List<QuerySegment>();
        for (var start = 0; start < text.Length;)
        {
            var end = text[start] is '$' or '@'
                ? EndOfOption(shape, start)
                : RqlNesting.Read(text, start + RqlQuery.LengthOfCarrier(text.AsSpan(start)), endsAt).End;
            if (end > start)
            {
                segments.Add(Segment(shape, start, end));
            }

            start = end + 1;
        }

        return segments;
    }

    /// <summary>
    /// The end of an OData option. Its texts are quoted by another rule than those of RQL: any quote opens, the same
    /// quote closes, and parentheses inside mean nothing. Only where texts stand do quotes count: a search for
    /// <c>it's</c> has none. Between double quotes a backslash is of JSON and takes the next character with it, but in
    /// a search it is a character.
    /// </summary>
    private static int EndOfOption(QueryShape shape, int start)
    {
        var text = shape.Text;
        var hasTexts = text[start] == '@' || Begins(text, start, "$filter=")
            || Begins(text, start, "$expand=");
        var hasPhrases = Begins(text, start, "$search=");
        var open = '\0';
        for (var i = start; i < text.Length; i++)
        {
            var mark = text[i];
            if (mark == '&' && open == '\0' && shape.IsPlain(i))
            {
                return i;
            }

            if (mark == '\\' && open == '"' && hasTexts)
            {
                i++;
            }
            else if ((mark == '"' && (hasTexts || hasPhrases)) || (mark == '\'' && hasTexts))
            {
                open = open == '\0' ? mark : open == mark ? '\0' : open;
            }
        }

        return text.Length;
    }

    private static bool Begins(string text, int start, string option) =>
        text.AsSpan(start).StartsWith(option, StringComparison.OrdinalIgnoreCase);

    private static QuerySegment Segment(QueryShape shape, int start, int end)
    {
        var text = shape.Text;
        var name = start;
        while (name < end && (char.IsAsciiLetterOrDigit(text[name]) || text[name] is '.' or '$' or '@' or '_' or '-'))
        {
            name++;
        }

        return new QuerySegment(shape, start, end, name == end || text[name] == '=' ? name : start);
    }
}
