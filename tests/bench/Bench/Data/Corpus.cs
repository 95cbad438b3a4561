namespace Commerce.Bench.Data;

/// <summary>
/// What the data consists of: computed, so that the calls know it without asking. Requests begin over 270 days, and each
/// thread grows over 25, so that the messages of a thread lie apart in the table as they do in life.
/// </summary>
internal sealed class Corpus(Scale scale, DateTime begun)
{
    public const int Clients = 100;
    public const int Vendors = 50;
    public const int FirstClient = 10_000_000;
    public const int FirstVendor = 20_000_000;
    public const int Days = 300;

    // Without a common factor with 10^8: no two requests get the same number.
    private const long Spread = 61_803_399;
    private const long Numbers = 100_000_000;

    private static readonly int[] Sizes = [40, 12, 8, 4];
    private static readonly TimeSpan Begins = TimeSpan.FromDays(270);
    private static readonly TimeSpan Grows = TimeSpan.FromDays(25);

    public Scale Scale => scale;

    /// <summary>The one that is longest.</summary>
    public BenchThread Large => this[scale.Requests];

    public IEnumerable<BenchThread> Medium =>
        Enumerable.Range(scale.Requests - Scale.MediumThreads, Scale.MediumThreads).Select(i => this[i]);

    public IEnumerable<BenchThread> All => Enumerable.Range(1, scale.Requests).Select(i => this[i]);

    /// <param name="index">From 1 to the number of requests; the last ones are the long threads.</param>
    private BenchThread this[int index]
    {
        get
        {
            var isLong = index >= scale.Requests - Scale.MediumThreads;
            var size = index == scale.Requests ? scale.LargeThread
                : isLong ? scale.MediumThread
                : Sizes[index % Sizes.Length];
            var party = isLong ? 0 : index / Sizes.Length;
            return new BenchThread(
                index * Spread % Numbers,
                size,
                FirstClient + (party % Clients),
                FirstVendor + (party % Vendors),
                begun + Whole(Begins * ((double)index / scale.Requests)),
                Whole(Grows / size));
        }
    }

    /// <summary>A sample of the usual threads of one size, the same in every run.</summary>
    /// <param name="size">40, 12, 8 or 4.</param>
    public IReadOnlyList<BenchThread> Sample(int size, int count)
    {
        var remainder = Array.IndexOf(Sizes, size);
        var random = new Random(size);
        int[] indexes = [.. Enumerable.Range(1, scale.Requests - Scale.MediumThreads - 1)
            .Where(i => i % Sizes.Length == remainder)];
        random.Shuffle(indexes);
        return [.. indexes.Take(count).Select(i => this[i])];
    }

    /// <summary>In milliseconds, as the database keeps times.</summary>
    private static TimeSpan Whole(TimeSpan time) => TimeSpan.FromMilliseconds(Math.Floor(time.TotalMilliseconds));
}
