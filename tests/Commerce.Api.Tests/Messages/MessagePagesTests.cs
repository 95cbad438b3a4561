using System.Net;
using Commerce.Api.Messages;

namespace Commerce.Api.Tests.Messages;

/// <summary>Pages that are asked for at once are read at once, and each is what its caller would have read alone.</summary>
public sealed class MessagePagesTests(Api api) : IClassFixture<Api>
{
    [Theory]
    [InlineData("")]
    [InlineData("&order=-id")]
    [InlineData("&select=audit,visibility")]
    public async Task Pages_of_many_callers_are_those_that_each_would_read_alone(string shape)
    {
        var (operations, stranger) = (await api.CreateOperationsAsync(), await api.CreateVendorAsync());
        var (first, second, empty) =
            (await api.CreateRequestAsync(), await api.CreateRequestAsync(), await api.CreateRequestAsync());
        var draft = await api.CreateRequestAsync();
        await api.PostAsync(draft, "A draft");
        await api.SetStatusAsync(draft, "Draft");
        foreach (var request in (TestRequest[])[first, second])
        {
            for (var i = 0; i < 9; i++)
            {
                await api.PostAsync(
                    request, $"{i} of {request.Id}", request.Client, client: true, vendor: i % 2 == 0, operations: i % 3 == 0);
            }
        }

        var next = (await ReadAsync(new(first.Vendor, $"{first.Messages}?limit=2{shape}"))).Header("Link")!.Split('<', '>')[1];
        List<ReadsAtOnce.Read> reads =
        [
            new(first.Vendor, $"{first.Messages}?limit=5{shape}"), new(first.Client, $"{first.Messages}?limit=5{shape}"),
            new(operations, $"{first.Messages}?limit=5{shape}"), new(first.Vendor, $"{first.Messages}?limit=2&offset=1{shape}"),
            new(first.Vendor, next), new(first.Client, $"{first.Messages}?limit=0{shape}"),
            new(first.Client, $"{first.Messages}?offset=20{shape}"), new(empty.Client, $"{empty.Messages}?limit=5{shape}"),
            new(second.Client, $"{second.Messages}?limit=100{shape}"), new(operations, $"{second.Messages}?limit=100{shape}"),
            new(draft.Client, $"{draft.Messages}?limit=5{shape}"), new(draft.Vendor, $"{draft.Messages}?limit=5{shape}"),
            new(stranger, $"{first.Messages}?limit=5{shape}"), new(first.Client, $"{second.Messages}?limit=5{shape}"),
            new(operations, $"{(first with { Id = "REQ-0000-0000" }).Messages}?limit=5{shape}"),
        ];

        var together = await ReadsAtOnce.RunAsync<MessagePages>(api, reads, pages => pages.Count);

        foreach (var (read, answer) in reads.Zip(together))
        {
            var alone = await ReadAsync(read);
            Assert.Equal((alone.Status, alone.Header("ETag")), (answer.Status, answer.Header("ETag")));
            if (alone.Status == HttpStatusCode.OK)
            {
                Assert.Equal((alone.Json.ToJsonString(), alone.Header("Link")), (answer.Json.ToJsonString(), answer.Header("Link")));
            }
        }

        Assert.Equal(
            [5, 9, 3, 5, 5, 9, 9, 0, 9, 3, 1],
            together.Take(11).Select(answer => (int)answer.Json["$meta"]!["pagination"]!["total"]!));
        Assert.Equal([5, 5, 3, 2, 2, 0, 0, 0, 9, 3, 1], together.Take(11).Select(answer => answer.Data.Count));
        Assert.All(together.Skip(11), answer => Assert.Equal(HttpStatusCode.NotFound, answer.Status));
    }

    private Task<Answer> ReadAsync(ReadsAtOnce.Read read) => api.As(read.Caller).GetAnswerAsync(read.Address);
}
