using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Commerce.Foundation.Markup;

/// <summary>An element that a rendered message may contain, with all the attributes it may have there.</summary>
internal sealed partial record AllowedElement(string Name, bool IsVoid, IReadOnlyList<AllowedAttribute> Attributes)
{
    private static readonly FrozenDictionary<string, AllowedElement> All = List().ToFrozenDictionary(item => item.Name);

    public static AllowedElement? Find(string name) => All.GetValueOrDefault(name);

    private static IEnumerable<AllowedElement> List() =>
    [
        .. "p h1 h2 h3 h4 h5 h6 blockquote pre em strong del table thead tbody tr".Split(' ').Select(name => Of(name)),
        Of("code", Class(value => Language().IsMatch(value))),
        Of("ul", Class(value => value is "contains-task-list")),
        Of("ol", new("start", Only(value => ListStart().IsMatch(value))),
            Class(value => value is "contains-task-list")),
        Of("li", Class(value => value is "task-list-item")),
        Of("th", Class(IsAlignment)),
        Of("td", Class(IsAlignment)),
        Of("a", new("href", Only(SafeUrl.IsLink), IsRequired: true), new("title", Anything),
            new("rel", Always("noopener noreferrer nofollow ugc"))),
        OfVoid("br"),
        OfVoid("hr"),
        OfVoid("img", new("src", Only(SafeUrl.IsImage), IsRequired: true), new("alt", Anything),
            new("title", Anything)),
        // The boxes of a task list. A control that can be used would let a message ask its reader for input.
        OfVoid("input", new("type", Only(value => value is "checkbox"), IsRequired: true),
            new("disabled", Always("")), new("checked", value => value is null ? null : "")),
    ];

    private static AllowedElement Of(string name, params AllowedAttribute[] attributes) =>
        new(name, IsVoid: false, attributes);

    private static AllowedElement OfVoid(string name, params AllowedAttribute[] attributes) =>
        new(name, IsVoid: true, attributes);

    // An author who may choose classes can dress a message up as part of the page.
    private static AllowedAttribute Class(Predicate<string> accepts) => new("class", Only(accepts));

    private static Func<string?, string?> Only(Predicate<string> accepts) =>
        value => value is not null && accepts(value) ? value : null;

    private static Func<string?, string?> Always(string value) => _ => value;

    private static string? Anything(string? value) => value;

    private static bool IsAlignment(string value) => value is "align-left" or "align-center" or "align-right";

    [GeneratedRegex(@"^language-[a-z0-9+-]{1,20}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Language();

    [GeneratedRegex(@"^[0-9]{1,9}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ListStart();
}
