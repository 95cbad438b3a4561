using System.Net;
using System.Net.Sockets;
using Commerce.Api.Webhooks;
using Commerce.Foundation.Http;
using Microsoft.Extensions.Options;

namespace Commerce.Api.Tests.Webhooks;

/// <summary>The wall between callers' addresses and the network that the service stands in.</summary>
public sealed class TargetTests(Api api) : IClassFixture<Api>
{
    private static readonly ResolveHost System = (name, cancellation) => Dns.GetHostAddressesAsync(name, cancellation);

    // By the tables public, and routed nowhere.
    private static readonly IPAddress Public = IPAddress.Parse("3ffe::1");

    /// <summary>Hosts of this machine, of private networks and of none, in many spellings.</summary>
    public static TheoryData<string> Hosts { get; } =
    [
        "127.0.0.1", "127.0.0.2", "127.1", "127.0.1", "127.255.255.254", "2130706433", "0x7f000001", "0x7f.1", "0x7F.0.0.1",
        "017700000001", "0177.0.0.1", "0177.1", "127.0.0.01", "00127.0.0.1", "127.0.0.1.", "localhost", "LOCALHOST", "localhost.",
        "LocalHost.", "a.localhost", "0", "0.0.0.0", "0x0", "0.0.0.1", "00.0.0.0", "１２７.０.０.１", "127。0。0。1", "①②⑦.0.0.1",
        "[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[0000::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]",
        "[0:0:0:0:0:ffff:127.0.0.1]", "[64:ff9b::127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b:1::7f00:1]", "[2002:7f00:1::]",
        "[2002:7f00:0001::1]", "[2001::7f00:1]", "[fe80::1]", "[fe80::1%25lo]", "[::1%25lo]", "[fc00::1]", "[fd00::1]", "[fec0::1]",
        "[ff02::1]", "[100::1]", "[2001:db8::1]", "[3fff::1]", "[5f00::1]", "10.0.0.1", "100.64.0.1", "169.254.169.254", "172.16.0.1",
        "172.31.255.255", "192.168.0.1", "192.0.0.1", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1",
        "240.0.0.1", "255.255.255.255", "0xA9FEA9FE", "2852039166", "192.88.99.1",
    ];

    [Theory]
    [MemberData(nameof(Hosts))]
    public async Task Nothing_within_is_connected_to_however_it_is_spelt(string host)
    {
        using var canary = new Canary();
        using var connections = WebhookConnections.Open(Options(insecure: false), System);

        foreach (var address in new[] { $"http://{host}:{canary.Port}/", $"https://{host}:{canary.Port}/" })
        {
            // What is no address at all is refused when the webhook is made, and never gets here.
            if (Uri.TryCreate(address, UriKind.Absolute, out _))
            {
                Assert.False((await CallAsync(address, connections)).Success);
            }
        }

        Assert.Equal(0, canary.Hits);
    }

    [Theory]
    [MemberData(nameof(Hosts))]
    public async Task What_is_plainly_within_is_refused_when_the_webhook_is_made(string host)
    {
        var client = await api.CreateClientAsync();
        var answer = await api.As(client).PostAnswerAsync(
            WebhookApi.Webhooks, $$"""{"url":"https://{{host}}:8443/","events":["*"]}""");

        answer.IsProblem(Problems.InvalidBodyType, "url");
    }

    [Fact]
    public async Task Canary_is_hit_where_that_is_allowed()
    {
        using var canary = new Canary();
        using var connections = WebhookConnections.Open(Options(insecure: true), System);

        await CallAsync($"http://127.0.0.1:{canary.Port}/", connections);
        await CallAsync($"http://localhost:{canary.Port}/", connections);

        Assert.Equal(2, canary.Hits);
        // No further than this machine.
        Assert.False(PublicAddress.MayCall(IPAddress.Parse("10.0.0.1"), Options(insecure: true).Value));
        Assert.False(PublicAddress.MayCall(IPAddress.Parse("169.254.169.254"), Options(insecure: true).Value));
    }

    [Fact]
    public async Task Name_that_changes_its_meaning_gets_nowhere()
    {
        using var canary = new Canary();
        var asked = 0;
        using var connections = WebhookConnections.Open(Options(insecure: false), (_, _) => Task.FromResult(
            Interlocked.Increment(ref asked) == 1 ? new[] { Public } : [IPAddress.Loopback, IPAddress.IPv6Loopback]));

        for (var i = 0; i < 3; i++)
        {
            Assert.False((await CallAsync($"http://rebinding.example:{canary.Port}/", connections)).Success);
        }

        Assert.Equal(3, asked);
        Assert.Equal(0, canary.Hits);
    }

    [Fact]
    public async Task Name_with_addresses_of_both_kinds_is_called_at_the_public_one_alone()
    {
        using var canary = new Canary();
        using var connections = WebhookConnections.Open(
            Options(insecure: false), (_, _) => Task.FromResult(new[] { IPAddress.Loopback, Public, IPAddress.IPv6Loopback }));

        Assert.False((await CallAsync($"http://both.example:{canary.Port}/", connections)).Success);

        Assert.Equal(0, canary.Hits);
    }

    [Fact]
    public async Task Unknown_and_private_names_are_told_alike()
    {
        using var connections = WebhookConnections.Open(Options(insecure: false), (name, _) =>
            name == "inside.example"
                ? Task.FromResult(new[] { IPAddress.Parse("10.0.0.1") })
                : throw new SocketException((int)SocketError.HostNotFound));

        var inside = await CallAsync("http://inside.example/", connections);
        var nowhere = await CallAsync("http://nowhere.example/", connections);

        Assert.Equal("The host has no address that may be called.", inside.Error);
        Assert.Equal(inside.Error, nowhere.Error);
    }

    [Theory]
    [InlineData("http://hooks.example.com/")]
    [InlineData("ftp://hooks.example.com/")]
    [InlineData("https://user:secret@hooks.example.com/")]
    [InlineData("https://user@hooks.example.com/")]
    [InlineData("https://@hooks.example.com/")]
    [InlineData("https://hooks.example.com@127.0.0.1/")]
    [InlineData("https://hooks.example.com/#part")]
    [InlineData("https://hooks.example.com:22/")]
    [InlineData("https://hooks.example.com:80/")]
    [InlineData("https://hooks.example.com:0/")]
    [InlineData("https://hooks.example.com:65536/")]
    [InlineData("https://hooks.example.com/ a")]
    [InlineData("https:\\\\\\\\hooks.example.com")]
    [InlineData("https:hooks.example.com")]
    [InlineData("//hooks.example.com/")]
    [InlineData("hooks.example.com")]
    [InlineData("/hook")]
    [InlineData("https://")]
    [InlineData("")]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    public async Task Address_that_is_none_is_refused(string url)
    {
        var client = await api.CreateClientAsync();

        (await api.As(client).PostAnswerAsync(WebhookApi.Webhooks, $$"""{"url":"{{url}}","events":["*"]}"""))
            .IsProblem(Problems.InvalidBodyType, "url");
    }

    [Theory]
    [InlineData("https://hooks.example.com")]
    [InlineData("https://hooks.example.com:443/a?b=c")]
    [InlineData("https://hooks.example.com:8443/a")]
    [InlineData("https://93.184.215.14/a")]
    [InlineData("https://[2606:4700::1111]/a")]
    [InlineData("https://höcker.example/a")]
    public void Address_of_the_internet_is_taken(string url)
    {
        Assert.Null(TargetUrl.Fault(url, Options(insecure: false).Value));
    }

    private static Task<WebhookCall> CallAsync(string address, HttpMessageInvoker connections) =>
        new CallWebhook(connections, TimeProvider.System).RunAsync(
            address, "evt_1", "{}"u8.ToArray(), [WebhookSecret.Create()], TimeSpan.FromSeconds(2));

    private static IOptions<WebhookOptions> Options(bool insecure) =>
        Microsoft.Extensions.Options.Options.Create(new WebhookOptions { AllowInsecureTargets = insecure });

    /// <summary>Listens on every address of this machine, and counts who comes.</summary>
    private sealed class Canary : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.IPv6Any, 0);
        private int _hits;

        public Canary()
        {
            _listener.Server.DualMode = true;
            _listener.Start();
            _ = AcceptAsync();
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public int Hits => Volatile.Read(ref _hits);

        public void Dispose() => _listener.Dispose();

        private async Task AcceptAsync()
        {
            try
            {
                while (true)
                {
                    using var caller = await _listener.AcceptTcpClientAsync();
                    Interlocked.Increment(ref _hits);
                }
            }
            catch (Exception end) when (end is SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        }
    }
}
