using System.Text.RegularExpressions;

namespace Commerce.Api.Webhooks;

/// <summary>
/// What a webhook in the connector's form asks for: names of events with dots between their parts, where <c>*</c> stands for
/// any one part and <c>**</c> for any number of them.
/// </summary>
internal static partial class ConnectorTrigger
{
    public const int Longest = 200;

    private const string AnyPart = "*";
    private const string AnyParts = "**";

    public static bool IsPattern(string text) => text.Length <= Longest && Pattern.IsMatch(text);

    public static bool Fits(string pattern, string trigger) => Fits(pattern.Split('.'), trigger.Split('.'));

    private static bool Fits(ReadOnlySpan<string> pattern, ReadOnlySpan<string> trigger)
    {
        if (pattern.IsEmpty || trigger.IsEmpty)
        {
            return trigger.IsEmpty && pattern.IndexOfAnyExcept(AnyParts) < 0;
        }

        return pattern[0] == AnyParts
            ? Fits(pattern[1..], trigger) || Fits(pattern, trigger[1..])
            : (pattern[0] == AnyPart || pattern[0] == trigger[0]) && Fits(pattern[1..], trigger[1..]);
    }

    [GeneratedRegex(@"^(\*\*?|[A-Za-z]+)(\.(\*\*?|[A-Za-z]+)){0,5}\z")]
    private static partial Regex Pattern { get; }
}
