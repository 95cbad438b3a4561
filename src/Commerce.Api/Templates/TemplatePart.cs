namespace Commerce.Api.Templates;

/// <summary>A piece of a template: text, or a placeholder by its name.</summary>
/// <param name="Text">The text as it stands, or the name.</param>
/// <param name="IsAlone">The placeholder is all that stands on its line.</param>
internal readonly record struct TemplatePart(string Text, bool IsPlaceholder, bool IsAlone)
{
    private const string Opening = "{{";
    private const string Closing = "}}";

    /// <summary>
    /// Takes a template apart. What is put in place of a placeholder is not read again: a value cannot hold one.
    /// </summary>
    /// <returns>Null where a placeholder is not closed.</returns>
    public static IReadOnlyList<TemplatePart>? Read(string template)
    {
        var parts = new List<TemplatePart>();
        var position = 0;
        while (template.IndexOf(Opening, position, StringComparison.Ordinal) is var start and >= 0)
        {
            var end = template.IndexOf(Closing, start, StringComparison.Ordinal);
            if (end < 0)
            {
                return null;
            }

            parts.Add(new TemplatePart(template[position..start], false, false));
            position = end + Closing.Length;
            parts.Add(new TemplatePart(
                template[(start + Opening.Length)..end].Trim(),
                true,
                IsEdge(template, start - 1) && IsEdge(template, position)));
        }

        parts.Add(new TemplatePart(template[position..], false, false));
        return parts;
    }

    private static bool IsEdge(string template, int position) =>
        position < 0 || position == template.Length || template[position] is '\n' or '\r';
}
