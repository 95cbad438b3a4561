using System.Net;
using System.Text.Json.Nodes;
using Commerce.Api.Requests;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Attachments;

/// <summary>Messages that name attachments.</summary>
public sealed class MessageAttachmentsTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Message_names_its_attachments_in_the_full_form_and_where_they_are_selected()
    {
        var request = await api.CreateRequestAsync();
        await api.AttachAsync(request, filename: "a.txt", json: """{"name":"First"}""");
        await api.AttachAsync(request, request.Vendor, "b.pdf", SampleFiles.Pdf);
        await api.PostAsync(request, "plain");
        var posted = (await PostAsync(request, request.Client, request.AttachmentId(2), request.AttachmentId(1).ToLowerInvariant()))
            .Is(HttpStatusCode.Created).Json;

        var expected = new JsonArray(
            Reference(request, 2, "b.pdf", "b.pdf", SampleFiles.Pdf.Length, "application/pdf"),
            Reference(request, 1, "First", "a.txt", SampleFiles.Txt.Length, "text/plain")).ToJsonString();
        Assert.Equal(expected, posted["attachments"]!.ToJsonString());
        Assert.Equal(
            ["id", "href", "type", "content", "visibility", "account", "attachments", "audit"],
            posted.Select(field => field.Key));

        var http = api.As(request.Vendor);
        Assert.Equal(posted.ToJsonString(), (await http.GetAnswerAsync($"{posted["href"]}")).Json.ToJsonString());
        var plain = (await http.GetAnswerAsync(request.Messages)).Is(HttpStatusCode.OK);
        Assert.All(plain.Data, message => Assert.False(message.ContainsKey("attachments")));
        Assert.DoesNotContain("attachments", plain.Omitted);
        foreach (var path in new[] { request.Messages, "/v1/commerce/messages" })
        {
            var selected = (await http.GetAnswerAsync($"{path}?select=%2Battachments&order=id")).Is(HttpStatusCode.OK);
            Assert.DoesNotContain("attachments", selected.Omitted);
            var last = selected.Data[^1];
            Assert.Equal(expected, last["attachments"]!.ToJsonString());
            Assert.False(selected.Data[^2].ContainsKey("attachments"));
            var lines = await http.GetAnswerAsync($"{path}?select=%2Battachments", "application/jsonl");
            Assert.Contains(expected, lines.Text, StringComparison.Ordinal);
        }

        var some = await http.GetAnswerAsync($"{request.Messages}?$select=attachments/filename");
        Assert.Equal("""{"attachments":[{"filename":"b.pdf"},{"filename":"a.txt"}]}""", some.Data[^1].ToJsonString());
    }

    [Fact]
    public async Task Reader_sees_of_them_what_it_sees_of_the_request()
    {
        var request = await api.CreateRequestAsync();
        await api.AttachAsync(request, filename: "internal.txt", json: """{"visibility":{"vendor":false}}""");
        await api.AttachAsync(request, filename: "open.txt");
        var both = (await PostAsync(request, request.Client, request.AttachmentId(1), request.AttachmentId(2))).Json;
        var hidden = (await PostAsync(request, request.Client, request.AttachmentId(1))).Json;

        Assert.Equal(["internal.txt", "open.txt"], await NamesAsync(request.Client, both));
        Assert.Equal(["open.txt"], await NamesAsync(request.Vendor, both));
        Assert.Empty(await NamesAsync(request.Vendor, hidden));
        foreach (var path in new[] { request.Messages, "/v1/commerce/messages" })
        {
            var list = await api.As(request.Vendor).GetAnswerAsync($"{path}?select=attachments");
            Assert.DoesNotContain("internal.txt", list.Text, StringComparison.Ordinal);
            var lines = await api.As(request.Vendor).GetAnswerAsync($"{path}?select=attachments", "application/jsonl");
            Assert.DoesNotContain("internal.txt", lines.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Deleted_ones_are_no_longer_named_and_renamed_ones_by_their_new_name()
    {
        var request = await api.CreateRequestAsync();
        await api.AttachAsync(request, filename: "a.txt");
        await api.AttachAsync(request, filename: "b.txt");
        var message = (await PostAsync(request, request.Vendor, request.AttachmentId(1), request.AttachmentId(2))).Json;
        var http = api.As(request.Client);

        (await http.CallAsync(HttpMethod.Delete, request.Attachment(1))).Is(HttpStatusCode.NoContent);
        (await http.CallAsync(HttpMethod.Put, request.Attachment(2), "{\"name\":\"B\"}"u8.ToArray(), "application/json"))
            .Is(HttpStatusCode.OK);
        var read = (await http.GetAnswerAsync($"{message["href"]}")).Json;
        Assert.Equal("B", $"{Assert.Single(read["attachments"]!.AsArray())!["name"]}");

        (await http.CallAsync(HttpMethod.Delete, request.Attachment(2))).Is(HttpStatusCode.NoContent);
        Assert.False((await http.GetAnswerAsync($"{message["href"]}")).Json.ContainsKey("attachments"));
    }

    [Fact]
    public async Task What_is_no_attachment_of_the_request_for_the_author_is_refused_alike()
    {
        var request = await api.CreateRequestAsync();
        var other = await api.CreateRequestAsync(request.Client, request.Vendor);
        await api.AttachAsync(other);
        await api.AttachAsync(request, json: """{"visibility":{"vendor":false}}""");
        await api.AttachAsync(request);
        var before = await api.CountStoredAsync(request);

        var sentences = new HashSet<string>();
        foreach (var id in new[]
        {
            request.AttachmentId(1), request.AttachmentId(9), other.AttachmentId(1), "ATT-0000-0001-0001", "ATT", "",
            request.MessageId(1), request.Id,
        })
        {
            var answer = await PostAsync(request, request.Vendor, request.AttachmentId(2), id);
            answer.IsProblem(Problems.InvalidBodyType, "attachments[1]");
            sentences.Add(answer.Errors("attachments[1]"));
        }

        Assert.Single(sentences);
        (await PostAsync(request, request.Client, request.AttachmentId(2), request.AttachmentId(2)))
            .IsProblem(Problems.InvalidBodyType, "attachments[1]");
        Assert.Equal(before, await api.CountStoredAsync(request));
        // Where the request itself is not seen, it is not there.
        (await PostAsync(request, await api.CreateVendorAsync(), request.AttachmentId(2))).IsProblem(Problems.NotFoundType);
    }

    [Theory]
    [InlineData("""{"content":"c","attachments":"ATT-0000-0001-0001"}""", "attachments")]
    [InlineData("""{"content":"c","attachments":{}}""", "attachments")]
    [InlineData("""{"content":"c","attachments":[1]}""", "attachments[0]")]
    [InlineData("""{"content":"c","attachments":[null]}""", "attachments[0]")]
    [InlineData("""{"content":"c","attachments":[{"id":"ATT-0000-0001-0001"}]}""", "attachments[0]")]
    [InlineData("""{"content":"c","attachmets":[]}""", "attachmets")]
    public async Task Wrong_shape_is_refused(string body, string field)
    {
        var request = await api.CreateRequestAsync();
        (await api.As(request.Client).PostAnswerAsync(request.Messages, body)).IsProblem(Problems.InvalidBodyType, field);
    }

    [Fact]
    public async Task Twenty_are_named_and_not_one_more()
    {
        var request = await api.CreateRequestAsync();
        foreach (var _ in Enumerable.Range(0, 21))
        {
            await api.AttachAsync(request);
        }

        string[] all = [.. Enumerable.Range(1, 21).Select(request.AttachmentId)];
        (await PostAsync(request, request.Client, all)).IsProblem(Problems.InvalidBodyType, "attachments");
        var posted = (await PostAsync(request, request.Client, all[..20])).Is(HttpStatusCode.Created).Json;
        Assert.Equal(all[..20], posted["attachments"]!.AsArray().Select(item => $"{item!["id"]}"));
    }

    [Fact]
    public async Task Empty_list_and_null_are_none()
    {
        var request = await api.CreateRequestAsync();
        foreach (var body in new[] { """{"content":"c","attachments":[]}""", """{"content":"c","attachments":null}""" })
        {
            var posted = (await api.As(request.Client).PostAnswerAsync(request.Messages, body)).Is(HttpStatusCode.Created);
            Assert.False(posted.Json.ContainsKey("attachments"));
        }
    }

    [Fact]
    public async Task Message_and_deletion_at_once_leave_no_name_of_nothing()
    {
        var request = await api.CreateRequestAsync();
        for (var round = 1; round <= 10; round++)
        {
            await api.AttachAsync(request);
            var id = request.AttachmentId(round);
            var answers = await Task.WhenAll(
                PostAsync(request, request.Vendor, id),
                api.As(request.Client).CallAsync(HttpMethod.Delete, $"{request.Attachments}/{id}"));
            Assert.True(answers[0].Status is HttpStatusCode.Created or HttpStatusCode.BadRequest, answers[0].Text);
            answers[1].Is(HttpStatusCode.NoContent);
        }

        Assert.Equal(0, await api.ReadAsync<int>(
            "select count(*)::int from message_attachment where request_no = @number",
            new { number = RequestId.Parse(request.Id).Number }));
    }

    private Task<Answer> PostAsync(TestRequest request, TestAccount author, params string[] ids) =>
        api.As(author).PostAnswerAsync(
            request.Messages,
            new JsonObject { ["content"] = "see there", ["attachments"] = new JsonArray([.. ids.Select(id => (JsonNode)id)]) }
                .ToJsonString());

    private async Task<IEnumerable<string>> NamesAsync(TestAccount reader, JsonObject message)
    {
        var read = (await api.As(reader).GetAnswerAsync($"{message["href"]}")).Is(HttpStatusCode.OK).Json;
        return read["attachments"]?.AsArray().Select(item => $"{item!["filename"]}") ?? [];
    }

    private static JsonObject Reference(
        TestRequest request, int number, string name, string filename, int size, string contentType) => new JsonObject
        {
            ["id"] = request.AttachmentId(number),
            ["href"] = request.Attachment(number),
            ["name"] = name,
            ["filename"] = filename,
            ["size"] = size,
            ["contentType"] = contentType,
        };
}
