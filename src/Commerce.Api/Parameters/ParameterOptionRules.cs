using Commerce.Foundation.Http;

namespace Commerce.Api.Parameters;

/// <summary>Which options a type has, and which values they can hold.</summary>
internal static class ParameterOptionRules
{
    private static readonly ParameterType[] Texts = [ParameterType.SingleLineText, ParameterType.MultiLineText];

    public static void Check(FieldErrors errors, ParameterType type, ParameterOptions options)
    {
        RefuseForeign(errors, type, options);
        CheckLengths(errors, options);
        if (options.Min > options.Max)
        {
            errors.Add("options.min", "Not above `max`.");
        }

        CheckDays(errors, options);
        if (options.Choices is { } choices)
        {
            CheckChoices(errors, choices);
        }
        else if (type == ParameterType.DropDown)
        {
            errors.Add("options.choices", "A DropDown needs choices.");
        }
    }

    private static void RefuseForeign(FieldErrors errors, ParameterType type, ParameterOptions options)
    {
        (string Name, bool IsGiven, ParameterType[] Owners)[] all =
        [
            ("minLength", options.MinLength is not null, Texts),
            ("maxLength", options.MaxLength is not null, Texts),
            ("min", options.Min is not null, [ParameterType.Number]),
            ("max", options.Max is not null, [ParameterType.Number]),
            ("earliest", options.Earliest is not null, [ParameterType.Date]),
            ("latest", options.Latest is not null, [ParameterType.Date]),
            ("choices", options.Choices is not null, [ParameterType.DropDown]),
        ];
        foreach (var (name, _, owners) in all.Where(option => option.IsGiven && !option.Owners.Contains(type)))
        {
            errors.Add($"options.{name}", $"An option of {string.Join(" and ", owners)}, not of {type}.");
        }
    }

    private static void CheckLengths(FieldErrors errors, ParameterOptions options)
    {
        const int longest = ParameterRules.LongestValue;
        if (options.MinLength is < 0 or > longest)
        {
            errors.Add("options.minLength", $"0 to {longest}.");
        }

        if (options.MaxLength is < 1 or > longest)
        {
            errors.Add("options.maxLength", $"1 to {longest}.");
        }
        else if (options.MinLength > options.MaxLength)
        {
            errors.Add("options.minLength", "Not above `maxLength`.");
        }
    }

    private static void CheckDays(FieldErrors errors, ParameterOptions options)
    {
        foreach (var (name, day) in ((string, string?)[])[("earliest", options.Earliest), ("latest", options.Latest)])
        {
            // In exactly this form: it is kept and shown as it was sent.
            if (day is not null && ParameterRules.Canonical(ParameterType.Date, day) is var canonical
                && (canonical != day || ParameterRules.Date(day) is null))
            {
                errors.Add($"options.{name}", "A day is expected, as in 2026-01-31.");
            }
        }

        if (ParameterRules.Date(options.Earliest) > ParameterRules.Date(options.Latest))
        {
            errors.Add("options.earliest", "Not after `latest`.");
        }
    }

    private static void CheckChoices(FieldErrors errors, IReadOnlyList<ParameterChoice> choices)
    {
        if (choices.Count == 0)
        {
            errors.Add("options.choices", "At least one choice.");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < choices.Count; i++)
        {
            CheckText(errors, $"options.choices[{i}].value", choices[i].Value, ParameterChoice.LongestValue);
            CheckText(errors, $"options.choices[{i}].label", choices[i].Label, ParameterChoice.LongestLabel);
            if (!seen.Add(choices[i].Value))
            {
                errors.Add($"options.choices[{i}].value", "The value is given twice.");
            }
        }
    }

    private static void CheckText(FieldErrors errors, string field, string text, int longest)
    {
        if (string.IsNullOrWhiteSpace(text) || text.EnumerateRunes().Count() > longest)
        {
            errors.Add(field, $"1 to {longest} characters, not blank.");
        }
    }
}
