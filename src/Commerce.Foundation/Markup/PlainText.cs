using System.Text;

namespace Commerce.Foundation.Markup;

/// <summary>Writes text into HTML so that it is read as that text.</summary>
internal static class PlainText
{
    private const char Replacement = '\uFFFD';

    /// <summary>One paragraph that shows the text as it is, line by line.</summary>
    public static string ToHtml(string text)
    {
        var output = new StringBuilder(text.Length + 16).Append("<p>");
        var isFirst = true;
        foreach (var line in text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            output.Append(isFirst ? "" : "<br>\n");
            AppendEscaped(output, line);
            isFirst = false;
        }

        return output.Append("</p>").ToString();
    }

    /// <summary>Escapes for both the text of an element and an attribute's value in double quotes.</summary>
    public static void AppendEscaped(StringBuilder output, string text, bool isAttribute = false)
    {
        foreach (var character in text)
            _ = character switch
            {
                '&' => output.Append("&amp;"),
                '<' => output.Append("&lt;"),
                '>' => output.Append("&gt;"),
                '"' when isAttribute => output.Append("&quot;"),
                // A parser would read a raw one as a line feed, or drop a NUL.
                '\r' => output.Append("&#13;"),
                '\0' => output.Append(Replacement),
                _ => output.Append(character),
            };
    }
}
