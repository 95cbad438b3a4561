using System.Diagnostics;
using System.Globalization;
using FsCheck;

namespace Commerce.Api.Tests.Fuzz;

/// <summary>
/// How long the random tests run and from which seed: <c>FUZZ_SEED</c> sets another first seed than the usual one,
/// <c>FUZZ_MINUTES</c> goes on, a seed a round, until so many minutes are over. <c>tests/fuzz</c> sets both.
/// </summary>
internal static class FuzzSettings
{
    private const int UsualSeed = 20_260_131;

    // Apart, so that the properties of one round do not draw the same numbers as those of the next.
    private const ulong Stride = 7_919;

    private static readonly long Begin = Stopwatch.GetTimestamp();

    public static int Seed { get; } = Setting("FUZZ_SEED", UsualSeed);

    public static TimeSpan Time { get; } = TimeSpan.FromMinutes(Setting("FUZZ_MINUTES", 0));

    /// <summary>Tries a property with the seed, and while time is left with the next ones.</summary>
    /// <param name="round">One round; it gets what makes the settings of its n-th property, for so many cases.</param>
    public static async Task RunAsync(Action<Func<int, int, Config>> round)
    {
        // On the pool: properties wait for what is asynchronous, which no thread of the test runner may do.
        await Task.Run(() =>
        {
            var seed = Seed;
            do
            {
                Try(round, seed);
                seed++;
            }
            while (Stopwatch.GetElapsedTime(Begin) < Time);
        });
    }

    private static void Try(Action<Func<int, int, Config>> round, int seed)
    {
        try
        {
            round((property, cases) => Config.QuickThrowOnFailure
                .WithMaxTest(cases).WithReplay(((ulong)seed * Stride) + (ulong)property, 7));
        }
        catch (Exception error)
        {
            Assert.Fail($"Found with seed {seed}; again by: tests/fuzz --seed {seed} --minutes 0\n{error.Message}");
        }
    }

    private static int Setting(string name, int otherwise) => int.TryParse(
        Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
        ? value
        : otherwise;
}
