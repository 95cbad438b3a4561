using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Commerce.Connector.Contents;
using Commerce.Connector.Envelope;

namespace Commerce.Connector.Items;

/// <summary>Asks for the value of a field of a form.</summary>
internal sealed class FormFieldRequestItem() : RequestItemType(
    "FormFieldRequestItem", Property.Text("title", min: 1, max: 200), Property.One("settings", Settings))
{
    private const int LongestText = 4_096;

    private static readonly ContentFamily Settings = new(
        "FormFieldSettings",
        new ContentType(
            "StringFormFieldSettings", Property.Flag("allowNewlines").Optional(),
            Property.Number("min", 0, LongestText).Optional(), Property.Number("max", 0, LongestText).Optional()),
        new ContentType("IntegerFormFieldSettings", Bounds), new ContentType("DoubleFormFieldSettings", Bounds),
        new ContentType("BooleanFormFieldSettings"), new ContentType("DateFormFieldSettings"),
        new ContentType(
            "SelectionFormFieldSettings", Property.Texts("options", min: 1), Property.Flag("allowMultipleSelection").Optional()),
        new ContentType("RatingFormFieldSettings", Property.Number("maxRating", 5, 10)));

    private static ContentProperty[] Bounds =>
    [
        Property.Text("unit", max: 100).Optional(), Property.Number("min").Optional(), Property.Number("max").Optional(),
    ];

    public override Task<Verdict> CanAcceptAsync(JsonObject item, JsonObject decision, DecidingSide side) => Task.FromResult(
        decision["response"] is { } response && Fits(item.Child("settings"), response)
            ? Verdict.Right
            : InvalidAcceptance("The `response` is missing, or is none that the settings of the form field allow."));

    public override Task<JsonObject> AcceptAsync(JsonObject item, JsonObject decision, DecidingSide side)
    {
        var answer = Accepted("FormFieldAcceptResponseItem");
        answer["response"] = decision["response"]!.DeepClone();
        return Task.FromResult(answer);
    }

    protected override void CheckContent(JsonObject item)
    {
        var settings = item.Child("settings");
        if (Number(settings["min"]) is { } min && Number(settings["max"]) is { } max && min > max)
        {
            throw ConnectorErrors.Deserialization(settings.Type()!, "min", "The minimum is greater than the maximum.");
        }

        if (settings["options"] is JsonArray options)
        {
            List<string> texts = [.. options.Select(option => option!.GetValue<string>())];
            if (texts.Distinct().Count() != texts.Count || texts.Any(text => text.Length is 0 or > LongestText))
            {
                throw ConnectorErrors.Deserialization(
                    settings.Type()!, "options", $"Options are unique, of 1 to {LongestText} characters.");
            }
        }
    }

    private static bool Fits(JsonObject settings, JsonNode response) => settings.Type() switch
    {
        "StringFormFieldSettings" => Text(response) is { } text && IsWithin(settings, text.Length)
            && (settings.IsTrue("allowNewlines") || !text.AsSpan().ContainsAny('\n', '\r')),
        "IntegerFormFieldSettings" => Number(response) is { } number && number == Math.Floor(number)
            && IsWithin(settings, number),
        "DoubleFormFieldSettings" => Number(response) is { } number && IsWithin(settings, number),
        "BooleanFormFieldSettings" => response.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        "DateFormFieldSettings" => WireTimes.Parse(Text(response)) is not null,
        "RatingFormFieldSettings" => Number(response) is { } rating && rating == Math.Floor(rating) && rating >= 1
            && rating <= Number(settings["maxRating"]),
        _ => FitsSelection(settings, response),
    };

    private static bool FitsSelection(JsonObject settings, JsonNode response)
    {
        HashSet<string?> options = [.. settings["options"]!.AsArray().Select(Text)];
        return response is JsonArray chosen
            && chosen.Count >= 1 && (chosen.Count == 1 || settings.IsTrue("allowMultipleSelection"))
            && chosen.Select(Text).Distinct().Count() == chosen.Count
            && chosen.All(choice => Text(choice) is { } text && options.Contains(text));
    }

    private static bool IsWithin(JsonObject settings, double value) =>
        !(value < Number(settings["min"])) && !(value > Number(settings["max"]));

    private static string? Text(JsonNode? node) =>
        node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;

    private static double? Number(JsonNode? node) => node?.GetValueKind() == JsonValueKind.Number
        ? double.Parse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture)
        : null;
}
