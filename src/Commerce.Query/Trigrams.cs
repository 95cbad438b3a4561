using System.Text;

namespace Commerce.Query;

/// <summary>
/// What an index of trigrams can look a text up by: three letters or digits in a row, or fewer where a word is known to
/// begin or end, as in <c>PO-1</c>. Any other text would be looked for in the whole index, which takes longer than
/// reading the table.
/// </summary>
internal static class Trigrams
{
    public const string TooShort = "At least three letters or digits in a row are needed to look for a text here.";

    private const int Length = 3;

    /// <param name="text">Where the needle is looked for; only a field itself, in any case, has an index.</param>
    /// <returns>The hint where the field wants a longer needle; null where it may be looked for.</returns>
    public static string? Refusal(Scalar text, MatchKind kind, string needle) =>
        FieldOf(text) is not { TrigramsOnly: { } hint } || needle.Length == 0
        || ((kind is MatchKind.Equals || needle.Length >= Length) && HoldsAny(kind, needle))
            ? null
            : hint;

    private static Field? FieldOf(Scalar text) => text switch
    {
        Scalar.Column column => column.Field,
        Scalar.Call { Function: Function.ToLower or Function.ToUpper } call => FieldOf(call.Arguments[0]),
        _ => null,
    };

    private static bool HoldsAny(MatchKind kind, string needle)
    {
        // Two blanks stand before a word in the index, and one behind it.
        var (run, begins) = (0, kind is MatchKind.StartsWith or MatchKind.Equals);
        foreach (var rune in needle.EnumerateRunes())
        {
            if (IsLetter(rune))
            {
                run++;
                if (begins || run == Length)
                {
                    return true;
                }
            }
            else
            {
                begins = IsBetweenWords(rune);
                if (begins && run == Length - 1)
                {
                    return true;
                }

                run = 0;
            }
        }

        return run == Length - 1 && kind is (MatchKind.EndsWith or MatchKind.Equals);
    }

    // What is neither surely a letter nor surely none depends on the database's locale: it counts for nothing.
    private static bool IsLetter(Rune rune) => rune.IsAscii ? Rune.IsLetterOrDigit(rune) : Rune.IsLetter(rune);

    private static bool IsBetweenWords(Rune rune) => rune.IsAscii
        || Rune.IsWhiteSpace(rune)
        || Rune.IsPunctuation(rune);
}
