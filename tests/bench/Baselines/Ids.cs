using System.Globalization;

namespace Commerce.Baselines;

/// <summary>Ids as the service writes them: of two groups, as all of the measured data has.</summary>
internal static class Ids
{
    private const int Group = 10_000;

    public static string Message(long request, int seq) => string.Create(
        CultureInfo.InvariantCulture,
        $"MSG-{request / Group:0000}-{request % Group:0000}-{seq / Group:0000}-{seq % Group:0000}");

    public static string Href(long request, int seq) => string.Create(
        CultureInfo.InvariantCulture,
        $"/v1/commerce/requests/REQ-{request / Group:0000}-{request % Group:0000}/messages/MSG-{request / Group:0000}-{request % Group:0000}-{seq / Group:0000}-{seq % Group:0000}");

    public static string Two(string prefix, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}-{number / Group:0000}-{number % Group:0000}");

    /// <summary>The number of <c>REQ-1671-0642</c>.</summary>
    public static long Request(ReadOnlySpan<char> id) => (Digits(id, 4) * Group) + Digits(id, 9);

    /// <summary>The number within its thread of <c>MSG-1671-0642-0000-0007</c>.</summary>
    public static int Seq(ReadOnlySpan<char> id) => (int)((Digits(id, 14) * Group) + Digits(id, 19));

    private static long Digits(ReadOnlySpan<char> id, int at) =>
        int.Parse(id.Slice(at, 4), NumberStyles.None, CultureInfo.InvariantCulture);
}
