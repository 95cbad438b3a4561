using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Commerce.Api.Tests.Accounts;
using Commerce.Api.Tests.Faults;
using Commerce.Foundation.Database.Embedded;

namespace Commerce.Api.Tests.Webhooks;

/// <summary>The README's receiver and its call by hand, built and run as they stand there.</summary>
public sealed partial class ReceiverSampleTests(WebhookApi api) : IClassFixture<WebhookApi>
{
    private static readonly string Readme = Checkout.Text("README.md");

    [Fact]
    public async Task Receiver_of_the_readme_takes_what_is_signed_and_refuses_the_rest()
    {
        var folder = Directory.CreateTempSubdirectory("commerce-receiver-").FullName;
        try
        {
            await BuildAsync(folder);
            var address = new Uri($"http://127.0.0.1:{FreePort.Next()}/commerce");
            var owner = await api.CreateClientAsync();
            var webhook = await api.As(owner).MakeAsync(WebhookApi.Webhooks, $$"""{"url":"{{address}}","events":["*"]}""");
            using var receiver = await StartAsync(folder, address, webhook.Text("secret"));
            try
            {
                await TryAsync(owner, webhook.Text("href"), address, webhook.Text("secret"));
            }
            finally
            {
                receiver.Kill();
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task TryAsync(TestAccount owner, string webhook, Uri address, string secret)
    {
        Assert.Equal(204, await PingAsync(owner, webhook));
        // Signed with the new secret and the one that the receiver has.
        (await api.As(owner).ActAsync($"{webhook}/secret")).Is(HttpStatusCode.OK);
        Assert.Equal(204, await PingAsync(owner, webhook));

        var call = BashBlock().Matches(Readme).Select(block => block.Groups[1].Value)
            .Single(block => block.Contains("openssl dgst", StringComparison.Ordinal))
            .Replace("http://127.0.0.1:9000/commerce", address.ToString(), StringComparison.Ordinal);
        Assert.Contains("204 No Content", await RunAsync(call, secret), StringComparison.Ordinal);
        foreach (var (right, wrong) in new[]
        {
            ("--data-binary \"$body\"", "--data-binary \"$body \""), ("$(date +%s)", "$(($(date +%s) - 400))"),
            ("$(date +%s)", "soon"), ("v1,$signature", "v2,$signature"), ("v1,$signature", "v1,@"), ("v1,$signature", ""),
            ("webhook-id: $id", "webhook-id: other"),
        })
        {
            Assert.Contains(right, call, StringComparison.Ordinal);
            Assert.Contains(
                "401 Unauthorized", await RunAsync(call.Replace(right, wrong, StringComparison.Ordinal), secret),
                StringComparison.Ordinal);
        }
    }

    private async Task<int> PingAsync(TestAccount owner, string webhook) =>
        (int)(await api.As(owner).ActAsync($"{webhook}/ping")).Is(HttpStatusCode.OK).Json["httpStatusCode"]!;

    private static async Task BuildAsync(string folder)
    {
        var source = Path.Combine(folder, "receiver.cs");
        await File.WriteAllTextAsync(source, CodeBlock().Match(Readme).Groups[1].Value);
        // No helper of the build outlives it.
        var built = await Command.RunAsync(
            "dotnet",
            ["build", source, "--output", Path.Combine(folder, "out"), "--disable-build-servers"], CancellationToken.None);
        Assert.True(built.Succeeded, built.Output);
    }

    private static async Task<Process> StartAsync(string folder, Uri address, string secret)
    {
        var receiver = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(folder, "out", "receiver.dll"), "--urls", $"http://{address.Authority}" },
            Environment = { ["WEBHOOK_SECRET"] = secret, ["Logging__LogLevel__Default"] = "Error" },
            RedirectStandardOutput = true,
        })!;
        receiver.BeginOutputReadLine();
        using var http = new HttpClient { BaseAddress = address };
        await Poll.UntilAsync("the receiver listens", async () =>
        {
            try
            {
                using var answer = await http.GetAsync("");
                return true;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        });
        return receiver;
    }

    private static async Task<string> RunAsync(string script, string secret) =>
        (await Command.RunAsync("bash", ["-c", $"WEBHOOK_SECRET={secret}\n{script}"], CancellationToken.None)).Output;

    [GeneratedRegex("^```csharp\n(#:sdk .*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex("^```bash\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex BashBlock();
}
