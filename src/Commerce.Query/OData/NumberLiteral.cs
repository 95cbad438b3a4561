using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Commerce.Query.OData;

/// <summary>A number as written, compared with whole numbers without rounding it, however many digits it has.</summary>
/// <param name="Floor">The largest whole number that is not larger.</param>
/// <param name="IsWhole">False where something is left behind the point.</param>
/// <param name="Beyond">Minus one or one where it is smaller or larger than every 64-bit whole number; else 0.</param>
internal readonly partial record struct NumberLiteral(long Floor, bool IsWhole, int Beyond)
{
    private const int Digits = 19;

    private static readonly SearchValues<char> FractionMarks = SearchValues.Create(".eEmMdDfF");

    public static NumberLiteral? Parse(string text)
    {
        var match = Form().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var isNegative = match.Groups["sign"].Length > 0;
        var digits = match.Groups["whole"].Value + match.Groups["part"].Value;
        var significant = digits.TrimEnd('0');
        var power = Power(match.Groups["power"].Value)
            - match.Groups["part"].Length + digits.Length - significant.Length;
        significant = significant.TrimStart('0');
        if (significant.Length == 0)
        {
            return new NumberLiteral(0, true, 0);
        }

        var length = significant.Length + power;
        if (length > Digits)
        {
            return new NumberLiteral(0, false, isNegative ? -1 : 1);
        }

        var isWhole = power >= 0;
        var before = isWhole ? significant.PadRight((int)length, '0') : length > 0 ? significant[..(int)length] : "0";
        var size = Int128.Parse(before, CultureInfo.InvariantCulture);
        var floor = isNegative ? -size - (isWhole ? 0 : 1) : size;
        return floor < long.MinValue || floor > long.MaxValue
            ? new NumberLiteral(0, false, isNegative ? -1 : 1)
            : new NumberLiteral((long)floor, isWhole, 0);
    }

    /// <summary>True where it is written as a 64-bit whole number: 2.0 and 2e1 are of a type with fractions.</summary>
    public static bool IsInteger(string text) =>
        !text.AsSpan().ContainsAny(FractionMarks) && Parse(text) is { IsWhole: true };

    public static decimal? Fraction(string text) =>
        decimal.TryParse(
            text.TrimEnd('M', 'm', 'L', 'l', 'D', 'd', 'F', 'f'), NumberStyles.Float, CultureInfo.InvariantCulture,
            out var value) ? value : null;

    // Any power beyond the reach of int is as good as a billion: no text has so many digits.
    private static long Power(string text) =>
        text.Length == 0 ? 0
            : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var power) ? power
            : text[0] == '-' ? -1_000_000_000 : 1_000_000_000;

    [GeneratedRegex(@"^(?<sign>-)?(?<whole>[0-9]+)(\.(?<part>[0-9]+))?([eE](?<power>[+-]?[0-9]+))?[MmLlDdFf]?\z",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
