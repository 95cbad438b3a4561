using System.Net;
using Commerce.Api.Requests;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Attachments;

public sealed class AttachmentNumberTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Parallel_uploads_get_numbers_of_their_own_without_a_gap()
    {
        const int uploads = 20;
        var request = await api.CreateRequestAsync();
        var made = await Task.WhenAll(Enumerable.Range(0, uploads).Select(i => api.AttachAsync(
            request, i % 2 == 0 ? request.Client : request.Vendor, $"{i}.pdf", SampleFiles.LargePdf(300_000 + i))));

        Assert.Equal(
            Enumerable.Range(1, uploads).Select(request.AttachmentId), made.Select(one => $"{one["id"]}").Order());
        foreach (var one in made)
        {
            // Each number has the bytes that were sent for it.
            var size = 300_000 + int.Parse($"{one["filename"]}".Split('.')[0]);
            Assert.Equal(size, one["size"]!.GetValue<int>());
            var file = await api.As(request.Client).GetAnswerAsync($"{one["href"]}", "application/pdf");
            Assert.Equal(SampleFiles.LargePdf(size), file.Bytes);
        }

        // The thread tells of them in the order of their numbers, which is the order of commits.
        var thread = await api.As(request.Client).GetAnswerAsync(request.Messages);
        Assert.Equal(uploads, thread.Total);
        Assert.All(
            thread.Each("content").Zip(Enumerable.Range(1, uploads)),
            pair => Assert.Contains($"({request.AttachmentId(pair.Second)})", pair.First, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Uploads_and_messages_at_once_disturb_neither()
    {
        var request = await api.CreateRequestAsync();
        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => i % 3 == 0
            ? (Task)api.AttachAsync(request)
            : api.PostAsync(request, $"{i}")));

        var thread = await api.As(request.Client).GetAnswerAsync(request.Messages);
        Assert.Equal(Enumerable.Range(1, 30).Select(request.MessageId), thread.Each("id"));
        Assert.Equal(10, (await api.As(request.Client).GetAnswerAsync(request.Attachments)).Total);
    }

    [Fact]
    public async Task Last_number_is_given_and_then_no_more()
    {
        var request = await api.CreateRequestAsync();
        await api.ExecuteAsync(
            "update request set last_attachment_seq = 9998 where request_no = @number",
            new { number = RequestId.Parse(request.Id).Number });
        // Both see that there is one number left; under the lock one gets it.
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ =>
            api.As(request.Client).PostFormAsync(request.Attachments, new Form().File("a.txt", SampleFiles.Txt))));

        Assert.Equal(
            request.AttachmentId(9999),
            $"{Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created).Json["id"]}");
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Conflict).IsProblem(Problems.ConflictType);
        (await api.As(request.Client).PostFormAsync(request.Attachments, new Form().File("a.txt", SampleFiles.Txt)))
            .IsProblem(Problems.ConflictType);
        Assert.Equal(1, await api.ReadAsync<int>(
            "select count(*)::int from attachment_chunk where request_no = @number",
            new { number = RequestId.Parse(request.Id).Number }));
    }

    [Fact]
    public async Task Request_with_three_groups_gives_its_digits_to_its_attachments()
    {
        var request = await api.CreateRequestAsync();
        await api.ExecuteAsync(
            """
            create temporary table moved as select * from request where request_no = @number;
            update moved set request_no = 100016710642;
            insert into request select * from moved;
            """,
            new { number = RequestId.Parse(request.Id).Number });
        var grown = request with { Id = new RequestId(100016710642).ToString() };

        Assert.Equal(4, grown.Id.Split('-').Length);
        var made = await api.AttachAsync(grown);
        Assert.Equal($"ATT{grown.Id[3..]}-0001", $"{made["id"]}");
        (await api.As(request.Client).GetAnswerAsync($"{made["href"]}")).Is(HttpStatusCode.OK);
    }
}
