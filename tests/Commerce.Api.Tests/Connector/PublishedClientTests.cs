using System.Diagnostics;
using System.Runtime.CompilerServices;
using Commerce.Foundation.Database.Embedded;

namespace Commerce.Api.Tests.Connector;

/// <summary>The guides, walked by the clients that are published for connectors, unmodified.</summary>
public sealed class PublishedClientTests(ConnectorApi api) : IClassFixture<ConnectorApi>
{
    private static readonly string[] Packages =
    [
        "connector-sdk-6@npm:@nmshd/connector-sdk@6.7.0", "connector-sdk-4@npm:@nmshd/connector-sdk@4.1.0", "ajv@8.17.1",
    ];

    [Fact]
    public async Task Published_clients_walk_the_guides_and_find_every_answer_in_their_schemas()
    {
        var folder = Directory.CreateTempSubdirectory("connector-");
        try
        {
            await InstallAsync(folder.FullName);
            var told = await Task.WhenAll(WalkAsync(folder.FullName, "6"), WalkAsync(folder.FullName, "4"));
            Assert.All(told, line => Assert.Matches(@"^(\d{3,}) answers, \1 checked, by \d{2,} of \d{2,} calls\s*\z", line));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task InstallAsync(string folder)
    {
        try
        {
            var installed = await Command.RunAsync(
                "npm",
                ["install", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", folder, .. Packages],
                CancellationToken.None);
            Assert.SkipUnless(installed.Succeeded, $"npm did not install the clients: {installed.Output}");
        }
        catch (Exception missing) when (missing is System.ComponentModel.Win32Exception or IOException)
        {
            Assert.Skip("npm is not installed on this machine.");
        }
    }

    private async Task<string> WalkAsync(string folder, string generation, [CallerFilePath] string file = "")
    {
        var (sender, recipient) = await api.PairAsync();
        using var app = await api.PartyAsync();
        using var other = await api.PartyAsync();
        using var node = Process.Start(new ProcessStartInfo("node")
        {
            ArgumentList = { Path.Combine(Path.GetDirectoryName(file)!, "../../sdk/connector/walk.mjs"), generation },
            Environment =
            {
                ["BASE_URL"] = api.Address.ToString().TrimEnd('/'),
                ["SENDER_KEY"] = sender.Account.Token,
                ["RECIPIENT_KEY"] = recipient.Account.Token,
                ["APP_KEY"] = app.Account.Token,
                ["OTHER_KEY"] = other.Account.Token,
            },
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, errors) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, $"{generation}: {await errors}");
        TestContext.Current.TestOutputHelper?.WriteLine($"{generation}: {await output}");
        return await output;
    }
}
