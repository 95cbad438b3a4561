using System.Globalization;

namespace Commerce.Foundation.Database.Embedded;

/// <summary>
/// What a cluster makes of texts: they are ordered by their bytes, on every machine alike, and letters beyond ASCII have
/// their cases. It belongs to the cluster and not to the queries: trigrams and words fold by the database's own locale.
/// </summary>
internal static class ClusterLocale
{
    // The first version that knows the letters of Unicode by itself.
    private const int FirstWithBuiltin = 17;

    private static readonly string[] ByBytes = ["--locale=C"];

    // Which characters are letters, trigrams and words learn from here, in every version.
    private static readonly string[] Letters = [.. ByBytes, "--lc-ctype=C.UTF-8"];

    private static readonly string[] Builtin = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"];

    /// <summary>The options of <c>initdb</c>, the best first: not every machine has the locale <c>C.UTF-8</c>.</summary>
    public static IReadOnlyList<string[]> Choices(string major) =>
        int.Parse(major, CultureInfo.InvariantCulture) >= FirstWithBuiltin
            ? [[.. Letters, .. Builtin], [.. ByBytes, .. Builtin]]
            : [Letters, ByBytes];
}
