namespace Commerce.Query.Rql;

/// <summary>Walks over quotes and parentheses without reading what is in them.</summary>
internal static class RqlNesting
{
    /// <summary>
    /// Where the text outside all parentheses and quotes ends, and the first place where they are not balanced (-1
    /// where they are). A quote opens only where a name or a value begins: the one in <c>it's</c> is a letter.
    /// </summary>
    public static (int End, int Fault) Read(string text, int start, Func<int, bool> endsAt)
    {
        var depth = 0;
        var fault = -1;
        var startsToken = true;
        for (var i = start; i < text.Length; i++)
        {
            var character = text[i];
            if (startsToken && character is '\'' or '"')
            {
                var close = RqlQuotes.Close(text, i, mayBePath: i == start || text[i - 1] != '=');
                if (close < 0)
                {
                    return (text.Length, fault < 0 ? i : fault);
                }

                i = close;
                startsToken = false;
                continue;
            }

            if (depth == 0 && endsAt(i))
            {
                return (i, fault);
            }

            fault = fault < 0 && depth == 0 && character == ')' ? i : fault;
            depth += character == '(' ? 1 : character == ')' && depth > 0 ? -1 : 0;
            startsToken = character is '(' or ',' or '=' or '&' or '|' or ';';
        }

        return (text.Length, fault < 0 && depth > 0 ? text.Length : fault);
    }
}
