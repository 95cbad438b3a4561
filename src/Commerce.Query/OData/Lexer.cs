using System.Buffers;
using System.Text;

namespace Commerce.Query.OData;

/// <summary>Cuts an expression into tokens, each character looked at once.</summary>
internal sealed class Lexer(string parameter, string text)
{
    private const string Marks = "(),/:[]-";

    private const string LettersAndDigits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdefABCDEF");
    private static readonly SearchValues<char> OfNames = SearchValues.Create(LettersAndDigits + "_.$");
    private static readonly SearchValues<char> OfBare = SearchValues.Create(LettersAndDigits + ".:-+");

    private int _position;

    public Token Next()
    {
        while (_position < text.Length && text[_position] is ' ' or '\t' or '\r' or '\n')
        {
            _position++;
        }

        if (_position >= text.Length)
        {
            return new Token(TokenKind.End, text.Length, "");
        }

        var start = _position;
        var first = text[start];
        return first switch
        {
            '\'' => new Token(TokenKind.Quoted, start, Quoted()),
            '"' => new Token(TokenKind.Quoted, start, JsonText()),
            '@' => new Token(TokenKind.Alias, start, Run(OfNames, char.IsLetterOrDigit)),
            _ when char.IsAsciiDigit(first) => new Token(TokenKind.Bare, start, Run(OfBare, _ => false)),
            _ when char.IsLetter(first) || first is '_' or '$' => Name(),
            _ when Marks.Contains(first, StringComparison.Ordinal) => Mark(),
            _ => throw Place(start).Unexpected(Rune.TryGetRuneAt(text, start, out var rune) ? $"{rune}" : "�"),
        };
    }

    private Token Mark() => new(TokenKind.Punctuation, _position, text[_position++].ToString());

    private Token Name()
    {
        var start = _position;
        var name = Run(OfNames, char.IsLetterOrDigit);
        return _position < text.Length && text[_position] == '\''
            ? new Token(TokenKind.Quoted, start, Quoted(), name)
            : new Token(TokenKind.Name, start, name);
    }

    /// <summary>Reads as far as the characters are of that kind, or what else belongs to them.</summary>
    private string Run(SearchValues<char> kind, Func<char, bool> belongs)
    {
        var start = _position;
        do
        {
            var length = text.AsSpan(_position + 1).IndexOfAnyExcept(kind);
            _position = length < 0 ? text.Length : _position + 1 + length;
        }
        while (_position < text.Length && belongs(text[_position]));

        return text[start.._position];
    }

    /// <summary>A text between single quotes; two of them stand for one.</summary>
    private string Quoted()
    {
        var start = _position++;
        while (true)
        {
            var quote = text.IndexOf('\'', _position);
            if (quote < 0)
            {
                throw Place(start).Error("The quote is not closed.", "A quote inside a text is written twice.");
            }

            _position = quote + 1;
            if (_position >= text.Length || text[_position] != '\'')
            {
                return Storable(start, text[(start + 1)..quote].Replace("''", "'", StringComparison.Ordinal));
            }

            _position++;
        }
    }

    /// <summary>A text between double quotes is JSON's.</summary>
    private string JsonText()
    {
        var start = _position++;
        var read = new StringBuilder();
        while (_position < text.Length && text[_position] != '"')
        {
            read.Append(text[_position] == '\\' ? Escape() : text[_position++]);
        }

        if (_position++ >= text.Length)
        {
            _position = text.Length;
            throw Place(start).Error("The quote is not closed.");
        }

        return Storable(start, read.ToString());
    }

    private char Escape()
    {
        var start = _position;
        var mark = start + 1 < text.Length ? text[start + 1] : '\0';
        _position += 2;
        var plain = "\"\\/bfnrt".IndexOf(mark, StringComparison.Ordinal);
        if (plain >= 0 && mark != '\0')
        {
            return "\"\\/\b\f\n\r\t"[plain];
        }

        if (mark == 'u' && start + 6 <= text.Length && text.AsSpan(start + 2, 4).IndexOfAnyExcept(Hex) < 0)
        {
            _position += 4;
            return (char)Convert.ToInt32(text.Substring(start + 2, 4), 16);
        }

        throw Place(start).Error("Unknown escape in a text between double quotes.");
    }

    // The database can neither hold nor look for a zero character or half a surrogate pair.
    private string Storable(int start, string read) =>
        Texts.IsStorable(read) ? read : throw Place(start).Error("The text holds a character that no text can hold.");

    private Place Place(int position) => new(parameter, position);
}
