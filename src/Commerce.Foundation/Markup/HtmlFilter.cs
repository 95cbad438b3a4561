using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Commerce.Foundation.Markup;

/// <summary>The second wall: reads HTML as a browser does and writes down only what is on the list.</summary>
/// <remarks>It trusts nothing before it. What is not allowed is left out, never the text within.</remarks>
internal static class HtmlFilter
{
    // Without a type declaration a parser falls back to the habits of old pages; with the body opened, white space at
    // the start of the fragment counts.
    private const string Preamble = "<!DOCTYPE html><body>";

    public static string Clean(string html)
    {
        using var page = new HtmlParser().ParseDocument(Preamble + html);
        var output = new StringBuilder(html.Length + 64);
        // Steps instead of recursion: no depth of nesting may exhaust the stack.
        var pending = new Stack<Step>();
        PushChildren(pending, page.Body);
        while (pending.TryPop(out var step))
            if (step.Node is IElement element)
                Open(output, pending, element);
            else if (step.Node is IText text)
                PlainText.AppendEscaped(output, text.Data);
            else
                output.Append(step.EndTag);

        return output.ToString();
    }

    private static void Open(StringBuilder output, Stack<Step> pending, IElement element)
    {
        if (Allowed(element) is { } allowed)
        {
            WriteStartTag(output, allowed, element);
            if (allowed.IsVoid)
                return;
            pending.Push(new(null, $"</{allowed.Name}>"));
        }
        else if (element is IHtmlImageElement image)
            PlainText.AppendEscaped(output, image.AlternativeText ?? "");

        PushChildren(pending, element);
    }

    private static AllowedElement? Allowed(IElement element) =>
        element.NamespaceUri == NamespaceNames.HtmlUri
        && AllowedElement.Find(element.LocalName) is { } allowed
        && allowed.Attributes.All(item =>
            !item.IsRequired || item.Keep(element.GetAttribute(item.Name)) is not null)
            ? allowed
            : null;

    private static void WriteStartTag(StringBuilder output, AllowedElement allowed, IElement element)
    {
        output.Append('<').Append(allowed.Name);
        foreach (var attribute in allowed.Attributes)
            if (attribute.Keep(element.GetAttribute(attribute.Name)) is { } value)
            {
                output.Append(' ').Append(attribute.Name).Append("=\"");
                PlainText.AppendEscaped(output, value, isAttribute: true);
                output.Append('"');
            }

        output.Append('>');
        // A parser drops a line feed directly behind this tag.
        if (allowed.Name is "pre" && element.FirstChild is IText { Data: ['\n', ..] })
            output.Append('\n');
    }

    private static void PushChildren(Stack<Step> pending, INode? parent)
    {
        var children = parent is IHtmlTemplateElement template ? template.Content.ChildNodes : parent?.ChildNodes;
        for (var index = (children?.Length ?? 0) - 1; index >= 0; index--)
            pending.Push(new(children![index], null));
    }

    private readonly record struct Step(INode? Node, string? EndTag);
}
