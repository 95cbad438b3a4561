using System.Text;
using Commerce.Foundation.Markup;

namespace Commerce.Api.Templates;

/// <summary>
/// Puts values in the place of placeholders, as the text that they are: none becomes Markdown or HTML.
/// </summary>
internal static class FillTemplate
{
    // As long as a message may be: what is rendered is held to the same limit.
    private const int Longest = 32_768;
    private const string LeftOut = "…";

    /// <param name="template">One that was checked, or was right when it was stored.</param>
    /// <param name="value">The value of a placeholder; null where there is none.</param>
    /// <param name="table">The table of all parameters, as rows of plain texts, the heading first.</param>
    public static string Run(
        string template, Func<string, string?> value, Func<IReadOnlyList<IReadOnlyList<string>>> table)
    {
        var filled = new StringBuilder();
        var room = Longest - template.Length;
        foreach (var part in TemplatePart.Read(template) ?? [new TemplatePart(template, false, false)])
        {
            if (!part.IsPlaceholder)
            {
                filled.Append(part.Text);
                continue;
            }

            var text = part.Text == Placeholders.Parameters ? Table(table(), room)
                : value(part.Text) is not { } given ? ""
                : Fit(part.IsAlone ? MarkdownText.EscapeLines(given) : MarkdownText.Escape(given), room);
            room -= text.Length;
            filled.Append(text);
        }

        return filled.ToString();
    }

    private static string Table(IReadOnlyList<IReadOnlyList<string>> rows, int room)
    {
        if (rows.Count <= 1)
        {
            return "";
        }

        // Blank lines around it: a table that follows a line of text would be read as more of it.
        var table = new StringBuilder("\n");
        for (var i = 0; i < rows.Count; i++)
        {
            foreach (var cell in rows[i])
            {
                table.Append("| ").Append(Fit(MarkdownText.Escape(cell), room - table.Length)).Append(' ');
            }

            table.Append("|\n");
            if (i == 0)
            {
                table.Append(string.Concat(Enumerable.Repeat("|---", rows[0].Count))).Append("|\n");
            }
        }

        return table.ToString();
    }

    private static string Fit(string text, int room) => text.Length <= room ? text : LeftOut;
}
