using Commerce.Bench.Servers;

namespace Commerce.Bench.Data;

/// <summary>The database of a scale: the one that is there, or a new one whose schema the service makes.</summary>
internal static class MakeDatabase
{
    /// <param name="service">The folder of the published service.</param>
    public static async Task<Corpus> RunAsync(Scale scale, string service, BenchDatabase database)
    {
        if (await IsCompleteAsync(scale, database))
        {
            return new Corpus(scale, await BegunAsync(scale, database));
        }

        await Console.Error.WriteLineAsync($"Making {scale.Name} messages:");
        await database.ExecuteAsync($"drop database if exists {scale.Database} with (force)", "postgres");
        await database.ExecuteAsync($"create database {scale.Database}", "postgres");
        var logs = Directory.CreateTempSubdirectory("commerce-bench-").FullName;
        await using (await Server.StartAsync(
            ServerProgram.Service("migration", service), database.ConnectionTo(scale.Database), logs))
        {
            // It is ready when it has migrated.
        }

        Directory.Delete(logs, recursive: true);
        var begun = DateTime.UtcNow.Date.AddDays(-Corpus.Days);
        var corpus = new Corpus(scale, begun);
        await Fill.RunAsync(corpus, begun, database);
        return corpus;
    }

    /// <summary>The last step of making one is to write down when its messages begin.</summary>
    private static async Task<bool> IsCompleteAsync(Scale scale, BenchDatabase database) =>
        await database.ReadAsync<bool>(
            $"select exists (select from pg_database where datname = '{scale.Database}')", "postgres")
        && await database.ReadAsync<bool>("select to_regclass('bench.state') is not null", scale.Database)
        && await BegunAsync(scale, database) != default;

    private static async Task<DateTime> BegunAsync(Scale scale, BenchDatabase database) =>
        await database.ReadAsync<DateTime>("select begun from bench.state", scale.Database);
}
