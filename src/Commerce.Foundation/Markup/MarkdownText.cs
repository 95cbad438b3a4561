using System.Text;

namespace Commerce.Foundation.Markup;

/// <summary>Writes text into Markdown so that it is read as that text.</summary>
internal static class MarkdownText
{
    // A backslash at the end of a line keeps the break; so does each of several that follow one another.
    private const string LineBreak = "\\\n";

    /// <summary>
    /// One line: what would be read as Markdown is escaped (CommonMark 0.31, section 2.4), line breaks and other
    /// control characters become spaces. It stays what it is in a heading, in a cell of a table and at the beginning
    /// of a line.
    /// </summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var character in text.Trim())
        {
            escaped.Append(
                char.IsAscii(character) && (char.IsPunctuation(character) || char.IsSymbol(character)) ? "\\" : "");
            escaped.Append(char.IsControl(character) ? ' ' : character);
        }

        return escaped.ToString();
    }

    /// <summary>The same of a text whose lines are kept; it stands alone on a line.</summary>
    public static string EscapeLines(string text) =>
        string.Join(LineBreak, text.Trim().ReplaceLineEndings("\n").Split('\n').Select(Escape));
}
