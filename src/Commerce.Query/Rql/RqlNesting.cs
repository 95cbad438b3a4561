namespace Commerce.Query.Rql;

/// <summary>Walks over quotes and parentheses without reading what is in them.</summary>
internal static class RqlNesting
{
    /// <summary>
    /// Where the text outside all parentheses and quotes ends, and the first place where they are not balanced (-1
    /// where they are). A quote opens only where a name or a value begins: the one in <c>it's</c> is a letter.
    /// </summary>
    /// <param name="endsAt">Asked of each ampersand outside parentheses and quotes.</param>
    public static (int End, int Fault) Read(string text, int start, Func<int, bool> endsAt)
    {
        var depth = 0;
        var fault = -1;
        for (var i = start; i < text.Length; i++)
        {
            var mark = text[i];

            // Of all that count none is behind the closing parenthesis, and letters are.
            if (mark > ')')
            {
                continue;
            }

            if (mark == '&' && depth == 0 && endsAt(i))
            {
                return (i, fault);
            }

            if (mark is '\'' or '"' && (i == start || text[i - 1] is '(' or ',' or '=' or '&' or '|' or ';'))
            {
                var close = RqlQuotes.Close(text, i, mayBePath: i == start || text[i - 1] != '=');
                if (close < 0)
                {
                    return (text.Length, fault < 0 ? i : fault);
                }

                i = close;
            }

            fault = fault < 0 && depth == 0 && mark == ')' ? i : fault;
            depth += mark == '(' ? 1 : mark == ')' && depth > 0 ? -1 : 0;
        }

        return (text.Length, fault < 0 && depth > 0 ? text.Length : fault);
    }
}
