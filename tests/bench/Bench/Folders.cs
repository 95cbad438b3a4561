namespace Commerce.Bench;

/// <summary>Where the parts of the bench lie in the repository.</summary>
internal static class Folders
{
    private static readonly string Bench = Path.Combine(FindRoot(), "tests", "bench");

    public static string Baselines { get; } =
        Path.Combine(Bench, "Baselines", "bin", "Release", "net10.0", "Commerce.Baselines.dll");

    public static string Fastify { get; } = Path.Combine(Bench, "fastify");

    public static string Script { get; } = Path.Combine(Bench, "wrk", "calls.lua");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Commerce.Api.sln")))
        {
            folder = folder.Parent ?? throw new BenchException("The bench does not run inside the repository.");
        }

        return folder.FullName;
    }
}
