using System.Net;
using System.Text;
using Commerce.Api.Requests;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Attachments;

public sealed class ChangeAttachmentTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task What_the_body_names_changes_and_nothing_else()
    {
        var request = await api.CreateRequestAsync();
        var made = await api.AttachAsync(request, json: """{"name":"N","description":"D"}""");

        var renamed = (await PutAsync(request, """{"name":"N2"}""")).Is(HttpStatusCode.OK);
        Assert.Equal(("N2", "D"), ($"{renamed.Json["name"]}", $"{renamed.Json["description"]}"));
        Assert.Equal(
            renamed.Json.ToJsonString(), (await api.As(request.Client).GetAnswerAsync(request.Attachment(1))).Json.ToJsonString());
        var updated = renamed.Json["audit"]!["updated"]!;
        Assert.Equal(request.Client.TokenId, $"{updated["by"]!["id"]}");
        Assert.Equal(request.Client.Id, $"{updated["of"]!["id"]}");
        Assert.Equal(made["audit"]!["created"]!.ToJsonString(), renamed.Json["audit"]!["created"]!.ToJsonString());

        var cleared = (await PutAsync(request, """{"description":null}""")).Is(HttpStatusCode.OK).Json;
        Assert.Equal("N2", $"{cleared["name"]}");
        Assert.Null(cleared["description"]);

        var described = (await PutAsync(request, """{"description":"D2"}""")).Is(HttpStatusCode.OK).Json;
        Assert.Equal("D2", $"{described["description"]}");
    }

    [Fact]
    public async Task Whole_attachment_can_be_sent_back_and_only_its_texts_count()
    {
        var request = await api.CreateRequestAsync();
        var made = await api.AttachAsync(request, json: """{"visibility":{"vendor":false}}""");
        made["name"] = "N2";
        made["filename"] = "evil.exe";
        made["contentType"] = "text/html";
        made["size"] = 1;
        made["visibility"]!["vendor"] = true;

        var after = (await PutAsync(request, made.ToJsonString())).Is(HttpStatusCode.OK).Json;
        Assert.Equal("N2", $"{after["name"]}");
        Assert.Equal(("note.txt", "text/plain"), ($"{after["filename"]}", $"{after["contentType"]}"));
        Assert.Equal("""{"client":true,"vendor":false,"operations":true}""", after["visibility"]!.ToJsonString());
    }

    [Fact]
    public async Task What_is_so_already_changes_nothing_and_is_no_event()
    {
        var request = await api.CreateRequestAsync();
        await api.AttachAsync(request, json: """{"name":"N","description":"D"}""");
        var before = await api.As(request.Client).GetAnswerAsync(request.Attachment(1));
        foreach (var body in new[] { "{}", """{"name":"N"}""", """{"description":"D","name":"N"}""" })
        {
            var answer = (await PutAsync(request, body)).Is(HttpStatusCode.OK);
            Assert.Equal(before.Header("ETag"), answer.Header("ETag"));
        }

        Assert.Equal(0, await CountAsync(request, "attachment.updated"));
        await PutAsync(request, """{"name":"N2"}""");
        Assert.Equal(1, await CountAsync(request, "attachment.updated"));
    }

    [Theory]
    [InlineData("""{"name":""}""", "name")]
    [InlineData("""{"name":" "}""", "name")]
    [InlineData("""{"name":null}""", "name")]
    [InlineData("""{"nam":"a"}""", "nam")]
    [InlineData("""{"visibility":{"client":false}, "descriptions":""}""", "descriptions")]
    [InlineData("""[]""", "body")]
    public async Task Wrong_change_is_refused(string body, string field)
    {
        var request = await api.CreateRequestAsync();
        await api.AttachAsync(request);
        (await PutAsync(request, body)).IsProblem(Problems.InvalidBodyType, field);
    }

    [Fact]
    public async Task Texts_that_are_too_long_are_refused()
    {
        var request = await api.CreateRequestAsync();
        await api.AttachAsync(request);
        var longest = $$"""{"name":"{{new string('n', 180)}}","description":"{{new string('d', 250)}}"}""";
        (await PutAsync(request, longest)).Is(HttpStatusCode.OK);
        (await PutAsync(request, $$"""{"name":"{{new string('n', 181)}}","description":"{{new string('d', 251)}}"}"""))
            .IsProblem(Problems.InvalidBodyType, "description", "name");
    }

    [Fact]
    public async Task Stale_version_is_neither_changed_nor_deleted()
    {
        var request = await api.CreateRequestAsync();
        await api.AttachAsync(request);
        var http = api.As(request.Client);
        var tag = (await http.GetAnswerAsync(request.Attachment(1))).Header("ETag")!;
        var changed = (await PutAsync(request, """{"name":"N2"}""", tag)).Is(HttpStatusCode.OK);

        (await PutAsync(request, """{"name":"N3"}""", tag)).IsProblem(Problems.PreconditionFailedType);
        (await http.CallAsync(HttpMethod.Delete, request.Attachment(1), headers: ("If-Match", tag)))
            .IsProblem(Problems.PreconditionFailedType);
        Assert.Equal("N2", $"{(await http.GetAnswerAsync(request.Attachment(1))).Json["name"]}");
        (await http.CallAsync(HttpMethod.Delete, request.Attachment(1), headers: ("If-Match", changed.Header("ETag")!)))
            .Is(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Deleted_attachment_is_gone_with_its_bytes_and_its_number_is_not_given_again()
    {
        var request = await api.CreateRequestAsync();
        await api.AttachAsync(request, filename: "a.pdf", content: SampleFiles.LargePdf(600_000));
        await api.AttachAsync(request);
        Assert.Equal(4, await PiecesAsync(request));
        var http = api.As(request.Client);

        var answer = (await http.CallAsync(HttpMethod.Delete, request.Attachment(1))).Is(HttpStatusCode.NoContent);
        Assert.Empty(answer.Bytes);
        Assert.Equal(1, await PiecesAsync(request));
        (await http.GetAnswerAsync(request.Attachment(1))).IsProblem(Problems.NotFoundType);
        (await http.GetAnswerAsync(request.Attachment(1), "application/pdf")).IsProblem(Problems.NotFoundType);
        Assert.Equal([request.AttachmentId(2)], (await http.GetAnswerAsync(request.Attachments)).Each("id"));

        // A second time is as if it had never been.
        (await http.CallAsync(HttpMethod.Delete, request.Attachment(1))).IsProblem(Problems.NotFoundType);
        (await PutAsync(request, "{}")).IsProblem(Problems.NotFoundType);
        (await http.CallAsync(HttpMethod.Delete, request.Attachment(2))).Is(HttpStatusCode.NoContent);
        Assert.Equal(request.AttachmentId(3), $"{(await api.AttachAsync(request))["id"]}");
    }

    [Fact]
    public async Task Download_that_a_deletion_overtakes_ends_short_of_its_length()
    {
        var request = await api.CreateRequestAsync();
        // More than the buffers on the way hold.
        await api.AttachAsync(request, filename: "a.pdf", content: SampleFiles.LargePdf(20_000_000));
        using var call = new HttpRequestMessage(HttpMethod.Get, request.Attachment(1));
        call.Headers.Add("Accept", "application/pdf");
        using var answer = await api.As(request.Client).SendAsync(call, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await answer.Content.ReadAsStreamAsync();
        await body.ReadExactlyAsync(new byte[1000]);
        (await api.As(request.Client).CallAsync(HttpMethod.Delete, request.Attachment(1))).Is(HttpStatusCode.NoContent);

        await Assert.ThrowsAnyAsync<IOException>(() => body.CopyToAsync(Stream.Null));
    }

    [Fact]
    public async Task Of_many_who_delete_at_once_one_does()
    {
        var request = await api.CreateRequestAsync();
        await api.AttachAsync(request);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            api.As(request.Client).CallAsync(HttpMethod.Delete, request.Attachment(1))));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.NoContent);
        Assert.Equal(7, answers.Count(answer => answer.Status == HttpStatusCode.NotFound));
        Assert.Equal(1, await CountAsync(request, "attachment.deleted"));
        Assert.Equal(2, await api.CountStoredAsync(request));
    }

    private Task<Answer> PutAsync(TestRequest request, string body, string? ifMatch = null) =>
        api.As(request.Client).CallAsync(
            HttpMethod.Put, request.Attachment(1), Encoding.UTF8.GetBytes(body), "application/json",
            headers: ifMatch is null ? [] : [("If-Match", ifMatch)]);

    private Task<int> CountAsync(TestRequest request, string type) => api.ReadAsync<int>(
        "select count(*)::int from audit_record where request_no = @number and event = @type",
        new { number = RequestId.Parse(request.Id).Number, type });

    private Task<int> PiecesAsync(TestRequest request) => api.ReadAsync<int>(
        "select count(*)::int from attachment_chunk where request_no = @number",
        new { number = RequestId.Parse(request.Id).Number });
}
