namespace Commerce.Query.Rql;

/// <summary>
/// Where a quoted text ends: one rule for the splitter and the parser. A quote closes only in front of a separator or
/// the end, so that <c>'it's late'</c> is one text; a doubled quote stands for one.
/// </summary>
internal static class RqlQuotes
{
    /// <param name="open">The place of the opening quote.</param>
    /// <param name="mayBePath">
    /// True where a quoted path can stand, as in <c>'type'=User</c>: only there an equals sign follows a closing quote.
    /// </param>
    /// <returns>The place of the closing quote, or -1.</returns>
    public static int Close(string text, int open, bool mayBePath)
    {
        var quote = text[open];
        if (mayBePath && PathClose(text, open) is > 0 and var path)
        {
            return path;
        }

        for (var i = text.IndexOf(quote, open + 1); i >= 0; i = text.IndexOf(quote, i + 1))
        {
            var next = i + 1 < text.Length ? text[i + 1] : ',';
            if (next == quote)
            {
                i++;
            }
            else if (next is ',' or ')' or '&' or '|' or ';')
            {
                return i;
            }
        }

        return -1;
    }

    private static int PathClose(string text, int open)
    {
        var i = open + 1;
        while (i < text.Length && (char.IsAsciiLetterOrDigit(text[i]) || text[i] is '.' or '_' or '-' or '$'))
        {
            i++;
        }

        return i + 1 < text.Length && text[i] == text[open] && text[i + 1] == '=' ? i : -1;
    }

    /// <summary>The text inside its quotes, doubled ones made single.</summary>
    public static string Inside(string text, int open, int close)
    {
        var quote = text[open].ToString();
        return text[(open + 1)..close].Replace(quote + quote, quote, StringComparison.Ordinal);
    }

    public static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
