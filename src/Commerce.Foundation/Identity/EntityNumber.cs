using System.Globalization;

namespace Commerce.Foundation.Identity;

/// <summary>The grammar of ids: three letters, then groups of four digits, <c>^[A-Z]{3}(-\d{4})+$</c>.</summary>
internal static class EntityNumber
{
    /// <summary>Numbers that two groups hold; those of three groups follow behind.</summary>
    public const long TwoGroups = 100_000_000;

    /// <summary>Writes a number below 10^8 as two groups.</summary>
    public static string Format(string prefix, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}-{number / 10_000:0000}-{number % 10_000:0000}");

    /// <summary>The number of a two-group id such as <c>ACC-1234-5678</c>, or null. Case does not matter.</summary>
    public static int? Parse(string prefix, string? id) =>
        Digits(prefix, id) is [_, _] groups ? (groups[0] * 10_000) + groups[1] : null;

    /// <summary>The four-digit groups behind a prefix, or null where the text is no such id.</summary>
    public static int[]? Digits(string prefix, string? id)
    {
        const int group = 5;
        if (id is null || id.Length <= prefix.Length || (id.Length - prefix.Length) % group != 0
            || id.Length > prefix.Length + (6 * group)
            || !id.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var groups = new int[(id.Length - prefix.Length) / group];
        for (var i = 0; i < groups.Length; i++)
        {
            var text = id.AsSpan(prefix.Length + (i * group), group);
            if (text[0] != '-' || text[1..].ContainsAnyExceptInRange('0', '9'))
            {
                return null;
            }

            groups[i] = int.Parse(text[1..], NumberStyles.None, CultureInfo.InvariantCulture);
        }

        return groups;
    }
}
