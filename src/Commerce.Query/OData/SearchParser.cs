using System.Text;

namespace Commerce.Query.OData;

/// <summary>
/// Reads <c>$search</c>: words and <c>"phrases"</c> joined by AND (also by standing side by side), OR and NOT. What
/// people type is wider than OData's grammar: any other mark belongs to its word; a word of marks alone is passed over.
/// </summary>
public sealed class SearchParser
{
    private readonly string _parameter;
    private readonly List<Token> _tokens = [];
    private int _next;

    private SearchParser(string parameter, string text)
    {
        _parameter = parameter;
        for (var position = 0; position < text.Length;)
        {
            position = ReadToken(text, position);
        }

        _tokens.Add(new Token(TokenKind.End, text.Length, ""));
    }

    /// <exception cref="QueryException">The search is refused.</exception>
    public static Search Parse(string parameter, string text)
    {
        if (text.Length > QueryLimits.SearchLength)
        {
            throw new QueryException(
                parameter, QueryLimits.SearchLength, $"More than {QueryLimits.SearchLength} characters.");
        }

        if (!Texts.IsStorable(text))
        {
            throw new QueryException(parameter, 0, "The text holds a character that no text can hold.");
        }

        var parser = new SearchParser(parameter, text);
        var words = parser._tokens.Where(token => token.Kind is TokenKind.Quoted).ToList();
        if (words.Count is 0 or > QueryLimits.SearchTerms)
        {
            throw words.Count == 0
                ? new QueryException(parameter, 0, "There is nothing to search for.", "Write a word or a \"phrase\".")
                : parser.At(words[QueryLimits.SearchTerms]).Error($"More than {QueryLimits.SearchTerms} terms.");
        }

        var read = parser.ParseOr();
        return parser.Current.Kind is TokenKind.End
            ? read
            : throw parser.At(parser.Current).Unexpected(parser.Current.Text);
    }

    private Token Current => _tokens[_next];

    private Search ParseOr()
    {
        var left = ParseAnd();
        while (Take("OR"))
        {
            left = new Search.Or(left, ParseAnd());
        }

        return left;
    }

    private Search ParseAnd()
    {
        var left = ParseNot();
        while (Take("AND") || Current.Kind is TokenKind.Quoted
            || Current is { Kind: TokenKind.Punctuation, Text: "NOT" or "(" })
        {
            left = new Search.And(left, ParseNot());
        }

        return left;
    }

    private Search ParseNot()
    {
        if (Take("NOT"))
        {
            return new Search.Not(ParseNot());
        }

        var token = Current;
        if (token.Kind is TokenKind.Quoted)
        {
            _next++;
            return new Search.Phrase(token.Text);
        }

        if (!Take("("))
        {
            throw At(token).Error("A word or a phrase is expected.");
        }

        var inner = ParseOr();
        return Take(")") ? inner : throw At(Current).Error("A closing parenthesis is missing.");
    }

    private bool Take(string mark)
    {
        var found = Current.Kind is TokenKind.Punctuation && Current.Text == mark;
        _next += found ? 1 : 0;
        return found;
    }

    /// <summary>Adds the token that begins there, if it is one.</summary>
    /// <returns>Where the next begins.</returns>
    private int ReadToken(string text, int start)
    {
        if (char.IsWhiteSpace(text[start]))
        {
            return start + 1;
        }

        if (text[start] is '(' or ')')
        {
            _tokens.Add(new Token(TokenKind.Punctuation, start, text[start].ToString()));
            return start + 1;
        }

        var isPhrase = text[start] == '"';
        var end = isPhrase ? text.IndexOf('"', start + 1) : start;
        if (end < 0)
        {
            throw new QueryException(_parameter, start, "The quote is not closed.");
        }

        while (!isPhrase && end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('(' or ')' or '"'))
        {
            end++;
        }

        var word = isPhrase ? text[(start + 1)..end].Trim() : text[start..end];
        if (word.EnumerateRunes().Any(Rune.IsLetterOrDigit))
        {
            var isOperator = !isPhrase && (word is "AND" or "OR" or "NOT");
            _tokens.Add(new Token(isOperator ? TokenKind.Punctuation : TokenKind.Quoted, start, word));
        }

        return isPhrase ? end + 1 : end;
    }

    private Place At(Token token) => new(_parameter, token.Position);
}
