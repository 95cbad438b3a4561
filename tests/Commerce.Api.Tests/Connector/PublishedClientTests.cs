using System.Diagnostics;
using System.Runtime.CompilerServices;
using Commerce.Foundation.Database.Embedded;

namespace Commerce.Api.Tests.Connector;

/// <summary>The guides, walked by the clients that are published for connectors, unmodified.</summary>
public sealed class PublishedClientTests(ConnectorApi api) : IClassFixture<ConnectorApi>
{
    private const string Validator = "ajv@8.17.1";

    [Theory]
    [InlineData("@nmshd/connector-sdk@6.7.0", "6", "walk.mjs")]
    [InlineData("@nmshd/connector-sdk@4.1.0", "4", "walk.mjs")]
    public async Task Published_client_walks_the_guide_and_finds_every_answer_in_its_schemas(
        string package, string generation, string script)
    {
        var folder = Directory.CreateTempSubdirectory("connector-");
        try
        {
            await InstallAsync(folder.FullName, package);
            var (sender, recipient) = await api.PairAsync();
            Assert.Matches(@"^\d{2,} answers checked", await RunAsync(folder.FullName, script, generation, sender, recipient));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task InstallAsync(string folder, string package)
    {
        try
        {
            var installed = await Command.RunAsync(
                "npm",
                ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", folder, package, Validator],
                CancellationToken.None);
            Assert.SkipUnless(installed.Succeeded, $"npm did not install {package}: {installed.Output}");
        }
        catch (Exception missing) when (missing is System.ComponentModel.Win32Exception or IOException)
        {
            Assert.Skip("npm is not installed on this machine.");
        }
    }

    private async Task<string> RunAsync(
        string folder, string script, string generation, ConnectorParty sender, ConnectorParty recipient,
        [CallerFilePath] string file = "")
    {
        using var node = Process.Start(new ProcessStartInfo("node")
        {
            ArgumentList = { Path.Combine(Path.GetDirectoryName(file)!, "../../sdk/connector", script), generation },
            Environment =
            {
                ["BASE_URL"] = api.Address.ToString().TrimEnd('/'),
                ["SENDER_KEY"] = sender.Account.Token,
                ["RECIPIENT_KEY"] = recipient.Account.Token,
            },
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, errors) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, await errors);
        return await output;
    }
}
