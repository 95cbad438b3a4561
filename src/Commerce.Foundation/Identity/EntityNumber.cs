using System.Globalization;

namespace Commerce.Foundation.Identity;

/// <summary>The grammar of ids: three letters, then groups of four digits, <c>^[A-Z]{3}(-\d{4})+$</c>.</summary>
internal static class EntityNumber
{
    /// <summary>Numbers that two groups hold; those of three groups follow behind.</summary>
    public const long TwoGroups = 100_000_000;

    /// <summary>A hyphen and four digits.</summary>
    public const int GroupLength = 5;

    /// <summary>Writes a number below 10^8 as two groups.</summary>
    public static string Format(string prefix, int number) => string.Create(
        prefix.Length + (2 * GroupLength), (prefix, number), static (text, id) =>
        {
            id.prefix.CopyTo(text);
            WriteGroups(text[id.prefix.Length..], id.number);
        });

    /// <summary>Writes a number below 10^8 as two groups, each behind a hyphen.</summary>
    public static void WriteGroups(Span<char> text, long number)
    {
        WriteGroup(text, (int)(number / 10_000));
        WriteGroup(text[GroupLength..], (int)(number % 10_000));
    }

    /// <summary>Writes a number below 10^4 as a group behind a hyphen.</summary>
    public static void WriteGroup(Span<char> text, int number)
    {
        text[0] = '-';
        for (var i = GroupLength - 1; i > 0; i--)
        {
            (number, var digit) = Math.DivRem(number, 10);
            text[i] = (char)('0' + digit);
        }
    }

    /// <summary>The number of a two-group id such as <c>ACC-1234-5678</c>, or null. Case does not matter.</summary>
    public static int? Parse(string prefix, string? id) =>
        Digits(prefix, id) is [_, _] groups ? (groups[0] * 10_000) + groups[1] : null;

    /// <summary>The four-digit groups behind a prefix, or null where the text is no such id.</summary>
    public static int[]? Digits(string prefix, string? id)
    {
        if (id is null || id.Length <= prefix.Length || (id.Length - prefix.Length) % GroupLength != 0
            || id.Length > prefix.Length + (6 * GroupLength)
            || !id.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var groups = new int[(id.Length - prefix.Length) / GroupLength];
        for (var i = 0; i < groups.Length; i++)
        {
            var text = id.AsSpan(prefix.Length + (i * GroupLength), GroupLength);
            if (text[0] != '-' || text[1..].ContainsAnyExceptInRange('0', '9'))
            {
                return null;
            }

            groups[i] = int.Parse(text[1..], NumberStyles.None, CultureInfo.InvariantCulture);
        }

        return groups;
    }
}
