using System.Globalization;
using FsCheck;

namespace Commerce.Query.Tests.Samples;

/// <summary>
/// How properties are tried: <c>FSCHECK_CASES</c> sets how many cases, <c>FSCHECK_SEED</c> others than the usual ones.
/// </summary>
internal static class PropertySettings
{
    public static int Cases { get; } = Setting("FSCHECK_CASES", 2_000);

    public static int Seed { get; } = Setting("FSCHECK_SEED", 20_260_131);

    /// <param name="batch">How many cases are tried at once.</param>
    public static Config Config(int batch = 1) => FsCheck.Config.QuickThrowOnFailure
        .WithMaxTest(Math.Max(1, Cases / batch)).WithReplay((ulong)Seed, 7);

    private static int Setting(string name, int otherwise) => int.TryParse(
        Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
        ? value
        : otherwise;
}
