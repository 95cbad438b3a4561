using Commerce.Foundation.Http;

namespace Commerce.Api.Accounts.Owned;

/// <summary>The names of accounts, users, tokens and products: one line of text, shown wherever they act.</summary>
internal static class OwnedName
{
    /// <summary>In Unicode scalar values.</summary>
    public const int Longest = 500;

    private const char LineSeparator = '\u2028';
    private const char ParagraphSeparator = '\u2029';

    /// <summary>Why a text is no name, as a sentence; null where it is one.</summary>
    public static string? Fault(string name) =>
        string.IsNullOrWhiteSpace(name) ? "The name is blank."
        : name.EnumerateRunes().Count() > Longest ? $"The name is longer than {Longest} characters."
        : name.Any(IsBreak) ? "The name holds a line break or another control character."
        : null;

    public static void Check(FieldErrors errors, string name)
    {
        if (Fault(name) is { } fault)
        {
            errors.Add("name", fault);
        }
    }

    private static bool IsBreak(char letter) =>
        char.IsControl(letter) || letter is LineSeparator or ParagraphSeparator;
}
