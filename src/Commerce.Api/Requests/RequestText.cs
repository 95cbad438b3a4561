using System.Globalization;
using Commerce.Api.Parameters;
using Commerce.Api.Templates;
using Commerce.Foundation.Http;

namespace Commerce.Api.Requests;

/// <summary>The values of a request in words, for templates.</summary>
internal sealed class RequestText(Request request, IReadOnlyList<AskedParameter> parameters, Language language)
{
    /// <summary>The value of a placeholder; null where the request has none.</summary>
    public string? Of(string placeholder) => placeholder switch
    {
        "id" => request.Id,
        "name" => request.Name,
        "status" => Word(request.Status!.Value),
        "client.id" => request.Client?.Id,
        "client.name" => request.Client?.Name,
        "vendor.id" => request.Vendor?.Id,
        "vendor.name" => request.Vendor?.Name,
        "product.id" => request.Product?.Id,
        "product.name" => request.Product?.Name,
        "requester.id" => request.Requester?.Id,
        "requester.name" => request.Requester?.Name,
        "assignee.id" => request.Assignee?.Id,
        "assignee.name" => request.Assignee?.Name,
        "audit.created.at" => request.Audit?.Created?.At?.UtcDateTime.ToString(
            "yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture),
        _ => Find(placeholder) is { } parameter ? Word(parameter) : null,
    };

    /// <summary>Every parameter with its value, below a heading.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Table() =>
    [
        language switch { Language.English => ["Parameter", "Value"], Language.German => ["Parameter", "Wert"] },
        .. parameters.Select(parameter => new[] { parameter.Title, Word(parameter) ?? "" }),
    ];

    // One that was deleted may have left its name to another.
    private AskedParameter? Find(string placeholder) => parameters
        .Where(parameter => $"{Placeholders.ParameterPrefix}{parameter.ExternalId}" == placeholder)
        .OrderBy(parameter => parameter.IsDeleted)
        .FirstOrDefault();

    private string? Word(AskedParameter parameter) => (parameter.Type, parameter.Value, language) switch
    {
        (ParameterType.Checkbox, "true", Language.English) => "Yes",
        (ParameterType.Checkbox, "false", Language.English) => "No",
        (ParameterType.Checkbox, "true", Language.German) => "Ja",
        (ParameterType.Checkbox, "false", Language.German) => "Nein",
        (ParameterType.DropDown, var value, _) =>
            parameter.Options.Choices?.FirstOrDefault(choice => choice.Value == value)?.Label ?? value,
        (_, var value, _) => value,
    };

    private string Word(RequestStatus status) => (status, language) switch
    {
        (_, Language.English) => status.ToString(),
        (RequestStatus.Draft, Language.German) => "Entwurf",
        (RequestStatus.Processing, Language.German) => "In Bearbeitung",
        (RequestStatus.Querying, Language.German) => "Rückfrage",
        (RequestStatus.Completed, Language.German) => "Abgeschlossen",
    };
}
