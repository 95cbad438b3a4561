using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Commerce.Foundation.Http;

namespace Commerce.Api.Parameters;

/// <summary>A parameter to be made.</summary>
[BodyOf(typeof(Parameter))]
public sealed partial record NewParameter
{
    internal const string ExternalIdPattern = "^[A-Za-z0-9._-]{1,64}$";
    internal const int LongestTitle = 250;
    internal const int LongestDescription = 2_000;
    internal const int LastPlace = 10_000;

    /// <summary>
    /// The vendor's own id of it: 1 to 64 letters, digits, dots, hyphens and underscores, unique within the product in
    /// this very spelling. Templates and requests name the parameter by it, so it never changes.
    /// </summary>
    /// <example>seats</example>
    [RegularExpression(ExternalIdPattern)]
    public required string ExternalId { get; init; }

    /// <summary>What people read beside the value: 1 to 250 characters, not blank.</summary>
    /// <example>Number of seats</example>
    [StringLength(LongestTitle, MinimumLength = 1)]
    public required string Title { get; init; }

    /// <summary>What else there is to say of it: 1 to 2000 characters.</summary>
    /// <example>Those of colleagues on leave count as well.</example>
    [StringLength(LongestDescription, MinimumLength = 1)]
    public string? Description { get; init; }

    /// <summary>What kind of value it takes. It never changes.</summary>
    /// <example>Number</example>
    public required ParameterType Type { get; init; }

    /// <summary>Who must and who may give the value; by default nobody must and everyone may.</summary>
    public ParameterConstraints? Constraints { get; init; }

    /// <summary>What a value is held to beside its type.</summary>
    public ParameterOptions? Options { get; init; }

    /// <summary>The place among the product's parameters, 0 to 10000; by default behind the last.</summary>
    /// <example>1</example>
    [Range(0, LastPlace)]
    public int? DisplayOrder { get; init; }

    internal void Check(FieldErrors errors)
    {
        if (!ExternalIdGrammar().IsMatch(ExternalId))
        {
            errors.Add("externalId", "1 to 64 letters, digits, dots, hyphens and underscores.");
        }

        CheckTexts(errors, Title, Description);
        CheckPlace(errors, DisplayOrder);
        CheckConstraints(errors, Constraints?.Required == true, Constraints?.Readonly == true);
        ParameterOptionRules.Check(errors, Type, Options ?? ParameterOptions.None);
    }

    internal static void CheckTexts(FieldErrors errors, string title, string? description)
    {
        CheckLength(errors, "title", title, LongestTitle);
        if (description is not null)
        {
            CheckLength(errors, "description", description, LongestDescription);
        }
    }

    internal static void CheckPlace(FieldErrors errors, int? place)
    {
        if (place is < 0 or > LastPlace)
        {
            errors.Add("displayOrder", $"A place from 0 to {LastPlace}.");
        }
    }

    internal static void CheckConstraints(FieldErrors errors, bool isRequired, bool isReadonly)
    {
        if (isRequired && isReadonly)
        {
            errors.Add(
                "constraints", "Not both: clients hand a request over, and cannot give a value that they may not set.");
        }
    }

    private static void CheckLength(FieldErrors errors, string field, string text, int longest)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            errors.Add(field, "A text is expected.");
        }
        else if (text.EnumerateRunes().Count() > longest)
        {
            errors.Add(field, $"At most {longest} characters.");
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ExternalIdGrammar();
}
