using System.Net;
using System.Net.Sockets;
using System.Text;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Attachments;

/// <summary>Callers who let the service wait, of which there may be many.</summary>
public sealed class SlowUploadTests(SlowUploadTests.HastyApi api) : IClassFixture<SlowUploadTests.HastyApi>
{
    private const int Connections = 2;

    [Fact]
    public async Task Upload_that_waits_holds_no_connection_of_the_database()
    {
        var request = await api.CreateRequestAsync();
        var sockets = new List<Socket>();
        try
        {
            for (var i = 0; i < 4 * Connections; i++)
            {
                sockets.Add(await BeginUploadAsync(request));
            }

            // Were each of them to hold one, nobody else would be answered.
            for (var i = 0; i < 20; i++)
            {
                (await api.As(request.Vendor).GetAnswerAsync(request.Attachments)).Is(HttpStatusCode.OK);
            }

            Assert.Equal(request.AttachmentId(1), $"{(await api.AttachAsync(request))["id"]}");
        }
        finally
        {
            sockets.ForEach(socket => socket.Dispose());
        }
    }

    [Fact]
    public async Task Upload_that_trickles_is_ended()
    {
        var request = await api.CreateRequestAsync();
        var form = new Form().File("a.pdf", SampleFiles.LargePdf(10_000)).End();
        var answer = await RawHttp.SendAsync(api.Address, Head(request), form[..9_000]);

        answer.IsProblem(Problems.RequestTimeoutType);
        Assert.Equal(0, (await api.As(request.Client).GetAnswerAsync(request.Attachments)).Total);
    }

    [Fact]
    public async Task Largest_size_is_that_of_the_configuration()
    {
        var request = await api.CreateRequestAsync();
        await api.AttachAsync(request, filename: "a.pdf", content: SampleFiles.LargePdf(HastyApi.Largest));
        (await api.As(request.Client).PostFormAsync(
            request.Attachments, new Form().File("a.pdf", SampleFiles.LargePdf(HastyApi.Largest + 1))))
            .IsProblem(Problems.PayloadTooLargeType);
    }

    private async Task<Socket> BeginUploadAsync(TestRequest request)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(api.Address.Host, api.Address.Port);
        var head = string.Join("\r\n", [.. Head(request), $"Host: {api.Address.Authority}", "", ""]);
        await socket.SendAsync(Encoding.ASCII.GetBytes(head));
        await socket.SendAsync(new Form().File("a.pdf", SampleFiles.LargePdf(10_000)).End().AsMemory(..9_000));
        return socket;
    }

    private static string[] Head(TestRequest request) =>
    [
        $"POST {request.Attachments} HTTP/1.1", $"Authorization: Bearer {request.Client.Token}",
        $"Content-Type: {Form.MediaType}", "Content-Length: 100000",
    ];

    /// <summary>A service with few connections, and little patience.</summary>
    public sealed class HastyApi(PostgresServer server) : Api(server)
    {
        public const int Largest = 100_000;

        protected override Task<IReadOnlyDictionary<string, string>?> SettingsAsync() =>
            Task.FromResult<IReadOnlyDictionary<string, string>?>(new Dictionary<string, string>
            {
                ["Attachments:MaxBytes"] = $"{Largest}",
                ["Attachments:MinBytesPerSecond"] = "1000000",
                ["Database:PoolSize"] = $"{Connections}",
            });
    }
}
