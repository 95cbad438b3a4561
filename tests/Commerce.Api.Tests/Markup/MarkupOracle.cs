using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Commerce.Api.Tests.Markup;

/// <summary>Judges a fragment by lists of its own, written without looking at those of the service.</summary>
internal static partial class MarkupOracle
{
    private static readonly Dictionary<string, string[]> Attributes = new()
    {
        ["a"] = ["href", "title", "rel"],
        ["img"] = ["src", "alt", "title"],
        ["input"] = ["type", "disabled", "checked"],
        ["ol"] = ["start", "class"],
        ["ul"] = ["class"],
        ["li"] = ["class"],
        ["th"] = ["class"],
        ["td"] = ["class"],
        ["code"] = ["class"],
    };

    private static readonly HashSet<string> Plain =
    [
        "p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "em", "strong", "del", "blockquote", "pre", "table",
        "thead",
        "tbody", "tr",
    ];

    /// <summary>What is wrong with the fragment, or null.</summary>
    public static string? Complaint(string html)
    {
        using var page = new HtmlParser().ParseDocument("<!DOCTYPE html><html><head></head><body>" + html);
        if (page.Head!.HasChildNodes || page.Body!.Attributes.Length > 0 || page.DocumentElement.Attributes.Length > 0)
            return "reaches outside of its place";
        return page.Body.Descendants().Any(node => node is not (IElement or IText))
            ? "holds a comment or an instruction"
            : page.Body.Descendants<IElement>().Select(Complaint).FirstOrDefault(complaint => complaint is not null);
    }

    private static string? Complaint(IElement element)
    {
        var name = element.LocalName;
        if (element.NamespaceUri != "http://www.w3.org/1999/xhtml"
            || !(Plain.Contains(name) || Attributes.ContainsKey(name)))
            return $"element {name}";
        foreach (var attribute in element.Attributes)
            if (!Attributes.GetValueOrDefault(name, []).Contains(attribute.Name) || !IsFine(attribute))
                return $"attribute {name} {attribute.Name}={attribute.Value}";
        return name switch
        {
            "a" when !element.HasAttribute("href") || !element.HasAttribute("rel") => "a link without address or rel",
            "img" when !element.HasAttribute("src") => "an image without address",
            "input" when !element.HasAttribute("disabled") || !element.HasAttribute("type") => "a control that works",
            _ => null,
        };
    }

    private static bool IsFine(IAttr attribute) => attribute.Name switch
    {
        "href" => WebAddress().IsMatch(attribute.Value) || MailAddress().IsMatch(attribute.Value),
        "src" => WebAddress().IsMatch(attribute.Value),
        "class" => ClassName().IsMatch(attribute.Value),
        "rel" => attribute.Value == "noopener noreferrer nofollow ugc",
        "type" => attribute.Value == "checkbox",
        "start" => uint.TryParse(attribute.Value, out _),
        _ => true,
    };

    [GeneratedRegex(@"^(?:[hH][tT][tT][pP][sS]?://[^\x00-\x20\x7F\\/?#][^\x00-\x20\x7F\\]*"
        + @"|/v1/commerce/requests/REQ(?:-\d{4})+/attachments/ATT(?:-\d{4})+)\z")]
    private static partial Regex WebAddress();

    [GeneratedRegex(@"^[mM][aA][iI][lL][tT][oO]:[^\x00-\x20\x7F\\]+\z")]
    private static partial Regex MailAddress();

    [GeneratedRegex(@"^(?:align-(?:left|center|right)|contains-task-list|task-list-item|language-[a-z0-9+-]{1,20})\z")]
    private static partial Regex ClassName();
}
