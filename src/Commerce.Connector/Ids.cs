using System.Security.Cryptography;

namespace Commerce.Connector;

/// <summary>Ids of twenty characters: a prefix that tells the kind, and letters and digits drawn at random.</summary>
internal static class Ids
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const int Length = 20;

    public static string Message() => New("MSG");

    public static string Request() => New("REQ");

    public static string Relationship() => New("REL");

    public static string Change() => New("RCH");

    public static string Template() => New("RLT");

    public static string File() => New("FIL");

    public static string Token() => New("TOK");

    public static string Device() => New("DVC");

    public static string Attribute() => New("ATT");

    public static string Notification() => New("NOT");

    public static string Challenge() => New("CHL");

    public static string Listener() => New("ATL");

    /// <summary>True for a text that such an id may be.</summary>
    public static bool IsOf(string prefix, string? text) =>
        text is { Length: Length } && text.StartsWith(prefix, StringComparison.Ordinal)
        && text.All(char.IsAsciiLetterOrDigit);

    private static string New(string prefix) => prefix + RandomNumberGenerator.GetString(Alphabet, Length - prefix.Length);
}
