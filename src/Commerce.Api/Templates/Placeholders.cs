using Commerce.Foundation.Http;
using Commerce.Query;

namespace Commerce.Api.Templates;

/// <summary>What a template can name: fields of the request by their paths, and its parameters.</summary>
internal static class Placeholders
{
    /// <summary>A table of all parameters.</summary>
    public const string Parameters = "parameters";

    /// <summary>One parameter, whose <c>externalId</c> follows.</summary>
    public const string ParameterPrefix = "parameters.";

    private const int Most = 100;
    private const int LongestEcho = 100;

    public static IReadOnlyList<string> Fields { get; } =
    [
        "id", "name", "status", "client.id", "client.name", "vendor.id", "vendor.name", "product.id", "product.name",
        "requester.id", "requester.name", "assignee.id", "assignee.name", "audit.created.at",
    ];

    /// <summary>Names in the errors what cannot be stored as a template.</summary>
    /// <param name="parameters">The <c>externalId</c> of each of the product's parameters.</param>
    public static void Check(string template, IReadOnlyList<string> parameters, FieldErrors errors)
    {
        const string field = "content";
        if (string.IsNullOrWhiteSpace(template))
        {
            errors.Add(field, "A template needs a text; null stands for the service's own.");
        }

        if (template.EnumerateRunes().Count() > NewTemplate.LongestContent)
        {
            errors.Add(field, $"At most {NewTemplate.LongestContent} characters.");
        }

        if (TemplatePart.Read(template) is not { } parts)
        {
            errors.Add(field, "A placeholder that begins with `{{` does not end with `}}`.");
            return;
        }

        string[] known = [.. Fields, Parameters, .. parameters.Select(id => ParameterPrefix + id)];
        var placeholders = parts.Where(part => part.IsPlaceholder).ToList();
        foreach (var part in placeholders.Where(part => !known.Contains(part.Text)))
        {
            errors.Add(field, Unknown(part.Text, known));
        }

        if (placeholders.Any(part => part is { Text: Parameters, IsAlone: false }))
        {
            errors.Add(field, "`{{parameters}}` becomes a table and stands alone on a line.");
        }

        if (placeholders.Count > Most || placeholders.Count(part => part.Text == Parameters) > 1)
        {
            errors.Add(field, $"At most {Most} placeholders, and `{{{{parameters}}}}` once.");
        }
    }

    private static string Unknown(string name, string[] known)
    {
        var echo = name.Length <= LongestEcho ? name : name[..LongestEcho];
        var near = Nearest.Of(name, known);
        return $"Unknown placeholder `{{{{{echo}}}}}`." + (near is null ? "" : $" Did you mean `{{{{{near}}}}}`?");
    }
}
