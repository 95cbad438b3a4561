using Commerce.Foundation.Http;

namespace Commerce.Api.Parameters;

/// <summary>
/// The catalogue of what can be wrong with a request or a value of it, every sentence in every language.
/// </summary>
/// <param name="Id">Stable; never used again for another kind.</param>
internal sealed record Mistake(string Id, string English, string German)
{
    public static Mistake Required { get; } = new("required", "A value is required.", "Ein Wert ist erforderlich.");

    public static Mistake SeveralLines { get; } = new(
        "several-lines", "One line, without control characters.", "Eine Zeile, ohne Steuerzeichen.");

    public static Mistake NoNumber { get; } = new(
        "no-number", "A whole number is expected.", "Eine ganze Zahl wird erwartet.");

    public static Mistake NoDate { get; } = new(
        "no-date", "A day is expected, as in 2026-01-31.", "Ein Tag wird erwartet, wie 2026-01-31.");

    public static Mistake NoEmail { get; } = new(
        "no-email", "The address of a mailbox is expected.", "Eine E-Mail-Adresse wird erwartet.");

    public static Mistake NoBoolean { get; } = new(
        "no-boolean", "true or false is expected.", "true oder false wird erwartet.");

    public static Mistake NoChoice { get; } = new(
        "no-choice", "One of the choices is expected.", "Eine der Auswahlmöglichkeiten wird erwartet.");

    public static Mistake VendorInactive { get; } = new(
        "vendor-inactive", "The vendor's account is not active.", "Das Konto des Anbieters ist nicht aktiv.");

    public static Mistake ClientInactive { get; } = new(
        "client-inactive", "The client's account is not active.", "Das Konto des Kunden ist nicht aktiv.");

    public static Mistake TooShort(int least) => new(
        "too-short", $"At least {least} characters.", $"Mindestens {least} Zeichen.");

    public static Mistake TooLong(int most) => new(
        "too-long", $"At most {most} characters.", $"Höchstens {most} Zeichen.");

    public static Mistake TooSmall(long least) => new("too-small", $"At least {least}.", $"Mindestens {least}.");

    public static Mistake TooLarge(long most) => new("too-large", $"At most {most}.", $"Höchstens {most}.");

    public static Mistake TooEarly(string first) => new("too-early", $"Not before {first}.", $"Nicht vor {first}.");

    public static Mistake TooLate(string last) => new("too-late", $"Not after {last}.", $"Nicht nach {last}.");

    public string In(Language language) => language switch
    {
        Language.English => English,
        Language.German => German,
    };

    public ParameterError ToError(Language language) => new() { Id = Id, Message = In(language) };
}
