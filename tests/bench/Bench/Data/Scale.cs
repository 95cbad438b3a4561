using System.Globalization;

namespace Commerce.Bench.Data;

/// <summary>
/// How many messages there are, and so how many requests and how long their threads are: of two million messages a tenth
/// is one thread of 200 000, a tenth twenty of 10 000, and the rest lies in 100 000 threads of 4, 8, 12 and 40.
/// </summary>
internal sealed record Scale(int Messages)
{
    public const int MediumThreads = 20;

    private const int Least = 20_000;
    private const int Most = 20_000_000;

    public static Scale Smallest { get; } = new(Least);

    public int Requests => Messages / 20;

    public int LargeThread => Messages / 10;

    public int MediumThread => Messages / 200;

    public string Name => Messages % 1_000_000 == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{Messages / 1_000_000}m")
        : string.Create(CultureInfo.InvariantCulture, $"{Messages / 1_000}k");

    /// <summary>One database a scale, so that a kept folder holds several.</summary>
    public string Database => $"bench_{Name}";

    /// <summary>Reads <c>20k</c>, <c>2m</c>, <c>2000000</c>; null for what is none of them or beyond the limits.</summary>
    public static Scale? Parse(string text)
    {
        var (digits, unit) = text switch
        {
            [.. var d, 'k' or 'K'] => (d, 1_000),
            [.. var d, 'm' or 'M'] => (d, 1_000_000),
            _ => (text, 1),
        };
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && (long)number * unit is >= Least and <= Most and var messages && messages % 1_000 == 0
                ? new Scale((int)messages)
                : null;
    }
}
