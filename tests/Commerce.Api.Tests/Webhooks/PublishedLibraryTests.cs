using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Commerce.Api.Tests.Accounts;
using Commerce.Foundation.Database.Embedded;

namespace Commerce.Api.Tests.Webhooks;

/// <summary>Deliveries as the library of the Standard Webhooks specification sees them.</summary>
public sealed class PublishedLibraryTests(WebhookApi api) : IClassFixture<WebhookApi>
{
    private const string Package = "standardwebhooks@1.0.0";

    [Fact]
    public async Task Published_library_verifies_a_thousand_deliveries_with_a_rotation_among_them()
    {
        using var folder = new Folder();
        await InstallAsync(folder);
        var client = await api.CreateClientAsync();
        var requests = new TestRequest[10];
        for (var i = 0; i < requests.Length; i++)
        {
            requests[i] = await api.CreateRequestAsync(client);
        }

        await using var receiver = await Receiver.StartAsync();
        await using var rotating = await Receiver.StartAsync();
        var plain = await api.CreateWebhookAsync(client, receiver, null, "message.created");
        var rotated = await api.CreateWebhookAsync(client, rotating, null, "message.created");
        await PostAsync(requests, 25);
        await rotating.UntilAsync(250);
        var fresh = (await api.As(client).ActAsync($"{rotated.Text("href")}/secret")).Is(HttpStatusCode.OK).Json;
        await PostAsync(requests, 25);
        await receiver.UntilAsync(500);
        await rotating.UntilAsync(500);

        string[] both = [rotated.Text("secret"), fresh.Text("secret")];
        var lines = receiver.Calls.Select(call => Line(call, [plain.Text("secret")]))
            .Concat(rotating.Calls.Select(call => Line(call, IsSignedTwice(call) ? both : both[..1])))
            .ToList();
        Assert.Equal(250, rotating.Calls.Count(IsSignedTwice));
        Assert.Equal(1_000, lines.Count);
        Assert.Equal("1000", (await VerifyAsync(folder, lines)).Trim());
    }

    private static bool IsSignedTwice(Received call) => call.Headers["webhook-signature"].Contains(' ', StringComparison.Ordinal);

    private static string Line(Received call, string[] secrets) => JsonSerializer.Serialize(new
    {
        id = call.Id,
        timestamp = call.Headers["webhook-timestamp"],
        signature = call.Headers["webhook-signature"],
        body = call.Text,
        secrets,
    });

    private static async Task InstallAsync(Folder folder)
    {
        try
        {
            var installed = await Command.RunAsync(
                "npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", folder.Path, Package], CancellationToken.None);
            Assert.SkipUnless(installed.Succeeded, $"npm did not install {Package}: {installed.Output}");
        }
        catch (Exception missing) when (missing is System.ComponentModel.Win32Exception or IOException)
        {
            Assert.Skip("npm is not installed on this machine.");
        }
    }

    private static async Task<string> VerifyAsync(Folder folder, IReadOnlyList<string> lines, [CallerFilePath] string file = "")
    {
        using var node = Process.Start(new ProcessStartInfo("node")
        {
            ArgumentList = { Path.Combine(Path.GetDirectoryName(file)!, "verify.mjs") },
            WorkingDirectory = folder.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, errors) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        foreach (var line in lines)
        {
            await node.StandardInput.WriteLineAsync(line);
        }

        node.StandardInput.Close();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, await errors);
        return await output;
    }

    private Task PostAsync(IEnumerable<TestRequest> requests, int messages) =>
        Task.WhenAll(requests.Select(async request =>
        {
            for (var i = 0; i < messages; i++)
            {
                await api.PostAsync(request, string.Create(CultureInfo.InvariantCulture, $"Número {i} — 文字 🎉 \"quoted\" \\ </script>"));
            }
        }));

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("webhooks-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
