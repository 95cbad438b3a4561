using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Commerce.Foundation.Markup;

/// <summary>The first wall: what the parsed document may hold, before there is any HTML.</summary>
/// <remarks>
/// Entities, escapes and reference definitions are resolved by now, so one check on the final address covers every
/// way of writing a link.
/// </remarks>
internal static class DocumentRules
{
    public static void Apply(MarkdownDocument document, AttachmentLinks attachments)
    {
        // A list, since the rules change the tree; Descendants, since the tree may be thousands of levels deep.
        foreach (var item in document.Descendants().ToList())
            switch (item)
            {
                case LinkInline link:
                    CheckLink(link, attachments);
                    break;
                case AutolinkInline link:
                    CheckAutolink(link);
                    break;
                case Table table:
                    AlignByClass(table);
                    break;
            }
    }

    private static void CheckLink(LinkInline link, AttachmentLinks attachments)
    {
        // A dynamic address would be asked again when rendering: fix what was checked.
        link.Url = link.GetDynamicUrl?.Invoke() ?? link.Url;
        link.GetDynamicUrl = null;
        link.Url = attachments.Resolve(link.Url) ?? link.Url;
        if (!(link.IsImage ? SafeUrl.IsImage(link.Url) : SafeUrl.IsLink(link.Url)))
            KeepText(link);
        else if (!link.IsImage)
            KeepTextOfInnerLinks(link);
    }

    // HTML has no link within a link: a browser would end the outer one where the inner one begins.
    private static void KeepTextOfInnerLinks(LinkInline link)
    {
        foreach (var inner in link.Descendants<LinkInline>().Where(inner => !inner.IsImage).ToList())
            KeepText(inner);
        foreach (var inner in link.Descendants<AutolinkInline>().ToList())
            inner.ReplaceBy(new LiteralInline(inner.Url));
    }

    private static void CheckAutolink(AutolinkInline link)
    {
        // "<x:y>" may be meant as it stands, a generic type for one, so it keeps its brackets.
        if (link.Parent is not null && !SafeUrl.IsLink(link.IsEmail ? "mailto:" + link.Url : link.Url))
            link.ReplaceBy(new LiteralInline($"<{link.Url}>"));
    }

    private static void KeepText(LinkInline link)
    {
        if (link.Parent is null)
            return;
        // A bare "tel:…" or "mailto:…" shows without its scheme, which would be lost together with the address.
        if (link is { IsAutoLink: true, Url: { } url } && !url.StartsWith("http", StringComparison.OrdinalIgnoreCase))
            link.ReplaceBy(new LiteralInline(url), copyChildren: false);
        else
            link.ReplaceBy(new ContainerInline());
    }

    // The renderer writes an inline style, which a strict content security policy ignores.
    private static void AlignByClass(Table table)
    {
        foreach (var row in table.OfType<TableRow>())
            for (var column = 0; column < row.Count && column < table.ColumnDefinitions.Count; column++)
                if (table.ColumnDefinitions[column].Alignment is { } alignment)
                    row[column].GetAttributes().AddClass(ClassOf(alignment));

        foreach (var column in table.ColumnDefinitions)
            column.Alignment = null;
    }

    private static string ClassOf(TableColumnAlign alignment) => alignment switch
    {
        TableColumnAlign.Left => "align-left",
        TableColumnAlign.Center => "align-center",
        TableColumnAlign.Right => "align-right",
    };
}
