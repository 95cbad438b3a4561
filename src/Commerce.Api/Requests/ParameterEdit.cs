using Commerce.Api.Parameters;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;

namespace Commerce.Api.Requests;

/// <summary>What a body makes of a request's parameters.</summary>
/// <param name="After">All of them, with the values that they would have.</param>
/// <param name="Changed">Those whose value would be another.</param>
/// <param name="Paths">Where the body names a parameter, by the parameter's number.</param>
internal sealed record ParameterEdit(
    IReadOnlyList<AskedParameter> After, IReadOnlyList<AskedParameter> Changed, IReadOnlyDictionary<int, string> Paths)
{
    private const string Field = "parameters";

    /// <summary>Gives the parameters the values that the body names, and names in the errors what cannot be.</summary>
    /// <param name="before">What is asked, and answered so far.</param>
    /// <param name="values">The body's values; null where it has none.</param>
    /// <param name="names">Whether the body names the field of a path.</param>
    public static ParameterEdit Of(
        IReadOnlyList<AskedParameter> before, IReadOnlyList<ParameterValue>? values, Func<string, bool> names,
        Caller caller, FieldErrors errors)
    {
        var after = before.ToDictionary(parameter => parameter.Seq);
        var paths = new Dictionary<int, string>();
        var changed = new List<AskedParameter>();
        for (var i = 0; i < (values?.Count ?? 0); i++)
        {
            var path = $"{Field}[{i}]";
            if (Find(before, values![i], path, errors) is not { } asked)
            {
                continue;
            }

            if (!paths.TryAdd(asked.Seq, path))
            {
                errors.Add(Name(values[i], path), "The parameter is given twice.");
            }
            else if (names($"{path}.value") && With(asked, values[i], caller, $"{path}.value", errors) is var given
                && given != asked)
            {
                after[asked.Seq] = given;
                changed.Add(given);
            }
        }

        return new ParameterEdit([.. before.Select(parameter => after[parameter.Seq])], changed, paths);
    }

    /// <summary>Names in the errors what keeps the request from being handed over.</summary>
    public void RefuseMistakes(FieldErrors errors, Language language) => Refuse(After, errors, language);

    /// <summary>The same of the changes alone.</summary>
    public void RefuseMistakesOfChanges(FieldErrors errors, Language language) => Refuse(Changed, errors, language);

    private void Refuse(IReadOnlyList<AskedParameter> parameters, FieldErrors errors, Language language)
    {
        foreach (var parameter in parameters)
        {
            if (parameter.Mistake is { } mistake)
            {
                var path = Paths.TryGetValue(parameter.Seq, out var named)
                    ? $"{named}.value"
                    : $"{Field}.{parameter.ExternalId}";
                errors.Add(path, mistake.In(language));
            }
        }
    }

    private static AskedParameter? Find(
        IReadOnlyList<AskedParameter> asked, ParameterValue value, string path, FieldErrors errors)
    {
        if (value is { Id: null, ExternalId: null })
        {
            errors.Add(path, "The parameter is named by its `id` or its `externalId`.");
            return null;
        }

        var found = value.Id is null
            ? asked.Where(parameter => parameter.ExternalId == value.ExternalId)
                // One that was deleted may have left its name to another.
                .OrderBy(parameter => parameter.IsDeleted).FirstOrDefault()
            : asked.FirstOrDefault(parameter => parameter.Id.Equals(value.Id, StringComparison.OrdinalIgnoreCase));
        if (found is null)
        {
            errors.Add(Name(value, path), "The request's product has no parameter with this id.");
        }
        else if (value.ExternalId is not null && value.ExternalId != found.ExternalId)
        {
            errors.Add($"{path}.externalId", "It names another parameter than `id` does. One of both is enough.");
        }

        return found;
    }

    private static string Name(ParameterValue value, string path) =>
        value.Id is null ? $"{path}.externalId" : $"{path}.id";

    private static AskedParameter With(
        AskedParameter asked, ParameterValue value, Caller caller, string path, FieldErrors errors)
    {
        var text = ParameterRules.Canonical(asked.Type, value.Value?.Text);
        if (text == asked.Value)
        {
            return asked;
        }

        if (asked.IsDeleted)
        {
            errors.Add(path, "The product no longer asks for this; the value that the request holds stays.");
        }
        else if (asked.Readonly && caller.Type == AccountType.Client)
        {
            errors.Add(path, "The vendor and Operations set this value.");
        }
        else if (text?.EnumerateRunes().Count() > ParameterRules.LongestValue)
        {
            errors.Add(path, $"At most {ParameterRules.LongestValue} characters.");
        }

        return asked with { Value = text };
    }
}
