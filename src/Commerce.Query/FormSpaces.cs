namespace Commerce.Query;

/// <summary>
/// Many clients write the spaces of an OData option as plus signs, as HTML forms do; others leave a plus that they
/// mean as it is. Who writes <c>%20</c> means a plus by a plus, and so does the offset of a time.
/// </summary>
internal static class FormSpaces
{
    public static string Restore(string value) => value.Contains("%20", StringComparison.Ordinal)
        ? value
        : string.Create(value.Length, value, (restored, from) =>
        {
            for (var i = 0; i < from.Length; i++)
            {
                restored[i] = from[i] == '+' && !IsOffset(from, i) ? ' ' : from[i];
            }
        });

    /// <summary>A plus between a digit and <c>hh:mm</c>, whose colon may be escaped.</summary>
    private static bool IsOffset(string text, int plus)
    {
        var behind = text.AsSpan(plus + 1);
        return plus > 0 && char.IsAsciiDigit(text[plus - 1])
            && behind.Length >= 5 && char.IsAsciiDigit(behind[0]) && char.IsAsciiDigit(behind[1])
            && (behind[2] == ':' || behind[2..].StartsWith("%3A", StringComparison.OrdinalIgnoreCase));
    }
}
