using System.Globalization;

namespace Commerce.Api.Parameters;

/// <summary>How the values of each type are written, and what is wrong with one that is not.</summary>
internal static class ParameterRules
{
    /// <summary>The longest value that is kept, right or wrong.</summary>
    public const int LongestValue = 4_000;

    public const string DatePattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

    private const string DateFormat = "yyyy-MM-dd";
    private const int LongestMailbox = 64;
    private const int LongestAddress = 254;

    /// <summary>
    /// The one way to write a value of the type; a text that is no such value as it was sent. Null where there is none.
    /// </summary>
    public static string? Canonical(ParameterType type, string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : Written(type, text);

    /// <summary>What is wrong with a value of canonical form; null where nothing is.</summary>
    public static Mistake? Check(ParameterType type, ParameterOptions options, string value) => type switch
    {
        ParameterType.SingleLineText when value.Any(char.IsControl) => Mistake.SeveralLines,
        ParameterType.SingleLineText or ParameterType.MultiLineText => Length(options, value.EnumerateRunes().Count()),
        ParameterType.Number => WholeNumber(value) is { } number ? Size(options, number) : Mistake.NoNumber,
        ParameterType.Date => Date(value) is { } day ? Day(options, day) : Mistake.NoDate,
        ParameterType.Email => IsAddress(value) ? null : Mistake.NoEmail,
        ParameterType.Checkbox => Boolean(value) is null ? Mistake.NoBoolean : null,
        ParameterType.DropDown =>
            options.Choices?.Any(choice => choice.Value == value) == true ? null : Mistake.NoChoice,
    };

    public static DateOnly? Date(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    private static string Written(ParameterType type, string text) => type switch
    {
        ParameterType.SingleLineText => text,
        ParameterType.MultiLineText => text.ReplaceLineEndings("\n"),
        ParameterType.Number => WholeNumber(text) is { } number ? number.ToString(CultureInfo.InvariantCulture) : text,
        ParameterType.Date => Date(text)?.ToString(DateFormat, CultureInfo.InvariantCulture) ?? text,
        ParameterType.Email => text.Trim(),
        ParameterType.Checkbox => Boolean(text) switch { true => "true", false => "false", null => text },
        ParameterType.DropDown => text,
    };

    private static Mistake? Length(ParameterOptions options, int length) =>
        length < options.MinLength ? Mistake.TooShort(options.MinLength.Value)
        : length > options.MaxLength ? Mistake.TooLong(options.MaxLength.Value)
        : null;

    private static Mistake? Size(ParameterOptions options, long number) =>
        number < options.Min ? Mistake.TooSmall(options.Min.Value)
        : number > options.Max ? Mistake.TooLarge(options.Max.Value)
        : null;

    private static Mistake? Day(ParameterOptions options, DateOnly day) =>
        day < Date(options.Earliest) ? Mistake.TooEarly(options.Earliest!)
        : day > Date(options.Latest) ? Mistake.TooLate(options.Latest!)
        : null;

    /// <summary>Also 20.0, as some programs write whole numbers in JSON.</summary>
    private static long? WholeNumber(string text)
    {
        var parts = text.Trim().Split('.', 2);
        var isWhole = parts.Length == 1 || (parts[1].Length > 0 && parts[1].All(digit => digit == '0'));
        return isWhole
            && long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? number
                : null;
    }

    private static bool? Boolean(string text) => bool.TryParse(text, out var value) ? value : null;

    /// <summary>The shape of an address; whether there is such a mailbox shows only when it is written to.</summary>
    private static bool IsAddress(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at is > 0 and <= LongestMailbox && text.Length <= LongestAddress
            && !text.Any(character => char.IsWhiteSpace(character) || char.IsControl(character))
            && text[(at + 1)..].Split('.') is { Length: >= 2 } labels
            && labels.All(label => label.Length > 0 && label.All(IsOfDomain)
                && label[0] != '-' && label[^1] != '-');
    }

    private static bool IsOfDomain(char character) => char.IsLetterOrDigit(character) || character == '-';
}
