using System.Buffers;

namespace Commerce.Foundation.Markup;

/// <summary>
/// Tells the texts that would take the parser long. Its time grows with the square of the number of delimiters that
/// might open or close something; no text that people write comes near these numbers.
/// </summary>
internal static class RenderingCost
{
    private const int MostBrackets = 600;
    private const int MostEmphasis = 1_200;
    private const int MostBackticks = 600;
    private const int MostAngles = 600;
    private const int MostAddresses = 300;
    private const int LongestMarkers = 260;

    private static readonly SearchValues<char> ContainerMarkers = SearchValues.Create(" \t>-+*.)0123456789");

    public static bool IsBearable(string content)
    {
        var text = content.AsSpan();
        if (text.Count('[') + text.Count(']') > MostBrackets
            || text.Count('*') + text.Count('_') + text.Count('~') > MostEmphasis
            || text.Count('`') > MostBackticks
            || text.Count('<') > MostAngles
            || text.Count("://") + text.Count("www.") > MostAddresses)
        {
            return false;
        }

        foreach (var line in text.EnumerateLines())
        {
            // Quotes in quotes and lists in lists: "> > >", "- - -", "1. 1. 1.".
            var markers = line.IndexOfAnyExcept(ContainerMarkers);
            if ((markers < 0 ? line.Length : markers) > LongestMarkers)
            {
                return false;
            }
        }

        return true;
    }
}
