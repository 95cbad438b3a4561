using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Commerce.Api.Messages;
using Commerce.Api.Requests;

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

    [Theory]
    [InlineData("$filter=audit/created/at ge {0} and type eq 'User'")]
    [InlineData("ge(audit.created.at,{0})&ne(content,nothing)&order=-id")]
    [InlineData("$filter=id ne '{1}' and length(content) ge {2}&$select=id,audit")]
    [InlineData("$filter=not(audit/created/at lt {0}) or length(content) eq {2}&$top=2&$skip=1")]
    public async Task Filters_with_values_of_their_own_are_counted_and_paged_together(string query)
    {
        var request = await api.CreateRequestAsync();
        var (sizes, posted) = (new[] { 30, 5, 12, 40, 7, 19 }, new List<JsonObject>());
        foreach (var size in sizes)
        {
            posted.Add(await api.PostAsync(
                request, new string('a', size), request.Client, client: true, vendor: size < 35, operations: true));
        }

        var longest = await api.CreateRequestAsync();
        await FillAsync(longest, 1001);
        var reads = posted
            .Select((message, i) => string.Format(
                CultureInfo.InvariantCulture, query, message["audit"]!["created"]!["at"], message["id"], sizes[i]))
            .SelectMany(filter => (ReadsAtOnce.Read[])
            [
                new(request.Client, $"{request.Messages}?{filter}"), new(request.Vendor, $"{request.Messages}?{filter}"),
                new(longest.Client, $"{longest.Messages}?{filter}"), new(longest.Client, $"{request.Messages}?{filter}"),
            ])
            .ToList();

        var together = await ReadsAtOnce.RunAsync<MessagePages>(api, reads, pages => pages.Count);

        foreach (var (read, answer) in reads.Zip(together))
        {
            var alone = await ReadAsync(read);
            if (alone.Status == HttpStatusCode.OK)
            {
                Assert.Equal((alone.Json.ToJsonString(), alone.Header("Link")), (answer.Json.ToJsonString(), answer.Header("Link")));
            }

            Assert.Equal((alone.Status, alone.Header("ETag")), (answer.Status, answer.Header("ETag")));
        }

        Assert.True(together.Select(answer => answer.Status == HttpStatusCode.OK ? answer.Json.ToJsonString() : "").Distinct().Count() > 8);
        Assert.Equal(sizes.Length, together.Count(answer => answer.Status == HttpStatusCode.NotFound));
    }

    private Task<int> FillAsync(TestRequest request, int messages) => api.ExecuteAsync(
        """
        insert into message (
            request_no, seq, type, content, client_visible, vendor_visible, operations_visible, created_at, client_no,
            vendor_no)
        select request_no, n, 'User', repeat('b', n % 50 + 1), true, true, true, now() + n * interval '1 ms', client_no,
            vendor_no
        from thread, generate_series(1, @messages) n
        where request_no = @request;
        update thread set last_seq = @messages, client_messages = @messages where request_no = @request;
        """,
        new { messages, request = RequestId.Parse(request.Id).Number });

    private Task<Answer> ReadAsync(ReadsAtOnce.Read read) => api.As(read.Caller).GetAnswerAsync(read.Address);
}
