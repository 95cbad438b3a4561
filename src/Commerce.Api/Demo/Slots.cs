using System.Globalization;
using System.Text.RegularExpressions;
using Bogus;

namespace Commerce.Api.Demo;

/// <summary>
/// The numbers and names of one episode, which every message of it repeats. Days are weekdays: a date would be
/// another one at each installation.
/// </summary>
internal sealed partial class Slots
{
    private static readonly string[] EarlyDays = ["Monday", "Tuesday", "Wednesday"];
    private static readonly string[] LateDays = ["Thursday", "Friday"];

    private readonly Randomizer _random;
    private readonly Dictionary<string, string> _values;

    public Slots(Randomizer random, IReadOnlyDictionary<string, string> names)
    {
        _random = random;
        var seats = random.Int(2, 50) * 5;
        var halves = random.Int(9, 130);
        string Number(string prefix, int digits) => prefix + random.ReplaceNumbers(new string('#', digits));
        _values = new Dictionary<string, string>(names)
        {
            ["seats"] = Text(seats),
            ["used"] = Text(seats - random.Int(1, (seats / 3) + 1)),
            ["price"] = string.Create(CultureInfo.InvariantCulture, $"{halves / 2m:0.00} EUR"),
            ["total"] = string.Create(CultureInfo.InvariantCulture, $"{seats * halves * 6:#,0.00} EUR"),
            ["discount"] = Text(random.Int(3, 15)),
            ["version"] = string.Create(CultureInfo.InvariantCulture, $"{random.Int(3, 9)}.{random.Int(0, 12)}"),
            ["quote"] = Number("Q-", 5),
            ["order"] = Number("PO-4", 6),
            ["invoice"] = Number("INV-2", 5),
            ["ticket"] = Number("CASE-", 5),
            ["tenant"] = Number("eu-", 4),
            ["taxNumber"] = Number("DE1", 8),
            ["day"] = random.ArrayElement(EarlyDays),
            ["otherDay"] = random.ArrayElement(LateDays),
            ["germanDay"] = "Freitag",
        };
    }

    /// <summary>Fills <c>{slots}</c> and chooses one of each <c>{this|that}</c>.</summary>
    /// <exception cref="KeyNotFoundException">The script names a slot that there is none of.</exception>
    public string Fill(string text, DemoUser? speaker = null) => Slot().Replace(text, match =>
    {
        var name = match.Groups[1].Value;
        return name switch
        {
            "me" => speaker!.CalledName,
            "myName" => speaker!.Name,
            _ when name.Contains('|', StringComparison.Ordinal) => _random.ArrayElement(name.Split('|')),
            _ => _values[name],
        };
    });

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    // A slot has no spaces around it and no quotes in it, so JSON in a message is left alone.
    [GeneratedRegex("""\{(\w+|[^{}"\n]*\|[^{}"\n]*)\}""")]
    private static partial Regex Slot();
}
