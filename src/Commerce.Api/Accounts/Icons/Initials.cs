using System.Globalization;
using System.Text;
using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Http;

namespace Commerce.Api.Accounts.Icons;

/// <summary>
/// Draws the first letters of a name, in a colour that the object keeps: two objects of one name are told apart by it.
/// Only letters and digits get into the image, so that no name can put markup there.
/// </summary>
internal static class Initials
{
    // Golden angle: numbers that follow one another lie far apart on the wheel.
    private const double DegreesApart = 137.508;

    public static Picture Draw(OwnedKind kind, int number, string name)
    {
        var hue = (int)(number * DegreesApart % 360);
        var image = string.Create(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="96" height="96" viewBox="0 0 96 96">
            <title>{kind.Id(number)}</title>
            <rect width="96" height="96" fill="hsl({hue},45%,32%)"/>
            <text x="48" y="49" fill="#fff" font-family="sans-serif" font-size="40" text-anchor="middle"
            dominant-baseline="central">{Letters(name)}</text>
            </svg>

            """);
        var bytes = Encoding.UTF8.GetBytes(image);
        return new Picture(Picture.Svg, bytes, EntityTag.Of(bytes));
    }

    /// <summary>The first letter of the first word and that of the last; at most two.</summary>
    private static string Letters(string name)
    {
        var letters = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.EnumerateRunes().FirstOrDefault(Rune.IsLetterOrDigit))
            .Where(letter => letter != default)
            .ToList();
        return letters.Count == 0 ? "?"
            : string.Concat(letters.Count == 1 ? [letters[0]] : new[] { letters[0], letters[^1] })
                .ToUpperInvariant();
    }
}
