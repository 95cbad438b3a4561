using Commerce.Api.Demo;
using Commerce.Api.Requests;
using Commerce.Foundation.Database;
using Microsoft.AspNetCore.Hosting.Server;

namespace Commerce.Api.Operations;

/// <summary>Tells the person at the terminal, once and when it is true, what runs and what to do next.</summary>
internal sealed class StartBanner(LocalDatabase database, DatabaseReadiness readiness, IServer listener)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A start that failed is told by what failed, not by this wait being given up.
        await readiness.Migrated.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (stoppingToken.IsCancellationRequested)
        {
            return;
        }

        await Console.Out.WriteLineAsync(Text().AsMemory(), stoppingToken);
    }

    private string Text()
    {
        var addresses = ListeningAddresses.Of(listener);
        return $"""

            The commerce API is ready.

              Address        {string.Join(", ", addresses)}
              Documentation  {addresses[0]}/docs
              Data folder    {database.Folder}
              Database       {Database()}
            {(database.Demo ? TryDemo(addresses[0]) : MakeAccount())}
            Stop with Ctrl+C. {Reset()}

            """;
    }

    private string Database() => database.EmbeddedVersion is { } version
        ? $"PostgreSQL {version}, brought along"
        : "the one of the connection string";

    private string TryDemo(string address)
    {
        var file = DemoFile.PathIn(database.Folder);
        var token = $"$(grep -o 'idt:[^\"]*' {Quote(file)} | head -1)";
        var request = $"{address}{new RequestId(DemoIds.Request).Href}";
        return $"""
              Credentials    {file}

            Try it:

              curl -s -H "Authorization: Bearer {token}" "{request}/messages?limit=3"

            """;
    }

    private static string MakeAccount() => """

        Make the first account and a token for it:

          ./run accounts add --name "Operations" --type Operations
          ./run tokens add --account ACC-… --name "First token"

        """;

    private string Reset()
    {
        if (database.EmbeddedFolder is not { } cluster)
        {
            return database.Demo
                ? $"To begin anew: stop, empty the database, then rm -f {Quote(DemoFile.PathIn(database.Folder))}"
                : "To begin anew: stop, then empty the database.";
        }

        var isInside = cluster.StartsWith(database.Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        var elsewhere = isInside ? "" : $" {Quote(cluster)}";
        return $"To begin anew: stop, then rm -rf {Quote(database.Folder)}{elsewhere}";
    }

    /// <summary>One word for a POSIX shell, whatever is in the path.</summary>
    private static string Quote(string path) => $"'{path.Replace("'", """'\''""", StringComparison.Ordinal)}'";
}
