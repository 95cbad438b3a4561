namespace Commerce.Query;

/// <summary>A caller's text in a sentence, so short that no answer is larger than its question.</summary>
internal static class Excerpt
{
    private const int Shown = 60;

    public static string Of(string text) => text.Length <= Shown
        ? text
        : text[..(char.IsHighSurrogate(text[Shown - 1]) ? Shown - 1 : Shown)] + "…";
}
