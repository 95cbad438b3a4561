using System.Net;
using System.Text;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Attachments;

/// <summary>The body of an upload, in all the ways in which programs write it, and in some in which none should.</summary>
public sealed class UploadFormTests(Api api) : IClassFixture<Api>
{
    private const string JsonHead = "Content-Disposition: form-data; name=\"attachment\"";

    [Fact]
    public async Task Parts_come_in_any_order_with_or_without_a_name_and_a_type_of_the_json()
    {
        var request = await api.CreateRequestAsync();
        const string json = """{"name":"N","description":"D"}""";
        Form[] forms =
        [
            // As the marketplace's client for Python writes it, and as curl, browsers and others do.
            new Form().File("f.txt", SampleFiles.Txt, "text/plain").Json(json),
            new Form().Json(json).File("f.txt", SampleFiles.Txt),
            new Form().File("f.txt", SampleFiles.Txt).Json(json, type: null),
            new Form().Json(json, "application/vnd.x+json; charset=utf-8").File("f.txt", SampleFiles.Txt, null),
            new Form().File("f.txt", SampleFiles.Txt)
                .Part($"{JsonHead}; filename=\"blob\"\r\nContent-Type: application/json", Encoding.UTF8.GetBytes(json)),
            new Form().Part("content-type: text/json\r\ncontent-disposition: form-data;name=attachment", Encoding.UTF8.GetBytes(json))
                .Part("Content-Disposition: form-data; filename=f.txt; name=file", SampleFiles.Txt),
            new Form().File("f.txt", SampleFiles.Txt).Json("\uFEFF" + json),
        ];
        foreach (var form in forms)
        {
            var made = (await api.As(request.Client).PostFormAsync(request.Attachments, form)).Is(HttpStatusCode.Created).Json;
            Assert.Equal(("N", "D", "f.txt"), ($"{made["name"]}", $"{made["description"]}", $"{made["filename"]}"));
            Assert.Equal(SampleFiles.Txt.Length, made["size"]!.GetValue<int>());
        }
    }

    [Fact]
    public async Task Without_the_json_or_with_nothing_in_it_the_defaults_hold()
    {
        var request = await api.CreateRequestAsync();
        foreach (var json in (string?[])[null, "{}", """{"name":null,"description":null}""", """{"description":""}"""])
        {
            var made = await api.AttachAsync(request, filename: "My file.txt", json: json);
            Assert.Equal("My file.txt", $"{made["name"]}");
            Assert.Null(made["description"]);
            Assert.Equal("""{"client":true,"vendor":true,"operations":true}""", made["visibility"]!.ToJsonString());
        }
    }

    [Fact]
    public async Task What_an_earlier_answer_said_may_be_sent_along_and_counts_for_nothing()
    {
        var request = await api.CreateRequestAsync();
        var first = await api.AttachAsync(request, filename: "a.txt", json: """{"description":"d"}""");
        var second = await api.AttachAsync(request, filename: "b.txt", json: first.ToJsonString());

        Assert.Equal(request.AttachmentId(2), $"{second["id"]}");
        Assert.Equal(("a.txt", "b.txt", "d"), ($"{second["name"]}", $"{second["filename"]}", $"{second["description"]}"));
    }

    public static TheoryData<string, string[]> Wrong => new()
    {
        { "no file", ["file"] },
        { "two files", ["file"] },
        { "two jsons", ["attachment"] },
        { "unknown part", ["files"] },
        { "no filename", ["file"] },
        { "empty filename", ["file"] },
        { "empty file", ["file"] },
        { "text as json", ["attachment"] },
        { "broken json", ["attachment"] },
        { "array", ["attachment"] },
        { "not utf-8", ["attachment"] },
        { "large json", ["attachment"] },
        { "unknown field", ["attachment.visibilty"] },
        { "field twice", ["attachment.name"] },
        { "wrong kinds", ["attachment.description", "attachment.name", "attachment.visibility.client"] },
        { "blank name", ["attachment.name"] },
        { "long texts", ["attachment.description", "attachment.name"] },
        { "nobody", ["attachment.visibility"] },
        { "NUL", ["attachment.name"] },
        { "everything at once", ["attachment.name", "extra", "file"] },
        { "no disposition", ["body"] },
        { "other disposition", ["body"] },
        { "too many parts", ["body", "x"] },
        { "long head", ["body"] },
        { "empty json", ["attachment"] },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Wrong_form_is_refused_part_by_part_and_stores_nothing(string what, string[] fields)
    {
        var request = await api.CreateRequestAsync();
        var answer = await api.As(request.Client).PostFormAsync(request.Attachments, WrongForm(what));

        answer.IsProblem(Problems.InvalidBodyType, fields);
        await AssertNothingIsStoredAsync(request);
        Assert.Equal(0, await api.CountStoredAsync(request));
    }

    [Theory]
    [InlineData("multipart/form-data", 400)]
    [InlineData("multipart/form-data; boundary=\"\"", 400)]
    [InlineData("multipart/form-data; boundary=0123456789012345678901234567890123456789012345678901234567890123456789x", 400)]
    [InlineData("multipart/mixed; boundary=----7f3c", 415)]
    [InlineData("application/json", 415)]
    [InlineData(null, 415)]
    public async Task Body_that_is_no_form_is_refused(string? mediaType, int status)
    {
        var request = await api.CreateRequestAsync();
        var answer = await api.As(request.Client).CallAsync(
            HttpMethod.Post, request.Attachments, new Form().File("a.txt", SampleFiles.Txt).End(), mediaType);

        if (status == 400)
        {
            answer.IsProblem(Problems.InvalidBodyType, "body");
        }
        else
        {
            answer.IsProblem(Problems.UnsupportedMediaTypeType);
        }

        await AssertNothingIsStoredAsync(request);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(20)]
    [InlineData(60)]
    public async Task Form_without_its_end_is_refused(int missing)
    {
        var request = await api.CreateRequestAsync();
        var whole = new Form().File("a.txt", SampleFiles.Txt).End();
        // Behind the last boundary nothing is missed.
        var answer = await api.As(request.Client).CallAsync(
            HttpMethod.Post, request.Attachments, whole[..^(missing + 4)], Form.MediaType);

        if (missing == 0)
        {
            // What comes behind the boundary is taken for a part, of which there is nothing.
            answer.IsProblem(Problems.InvalidBodyType, "body");
        }
        else
        {
            answer.IsProblem(Problems.MalformedRequestType);
        }

        await AssertNothingIsStoredAsync(request);
    }

    [Fact]
    public async Task Compressed_form_is_of_an_unknown_kind()
    {
        var request = await api.CreateRequestAsync();
        var body = new Form().File("a.txt", SampleFiles.Txt).End();
        var answer = await RawHttp.SendAsync(
            api.Address,
            [
                $"POST {request.Attachments} HTTP/1.1", $"Authorization: Bearer {request.Client.Token}",
                $"Content-Type: {Form.MediaType}", "Content-Encoding: gzip", $"Content-Length: {body.Length}",
            ],
            body);

        answer.IsProblem(Problems.UnsupportedMediaTypeType);
    }

    private async Task AssertNothingIsStoredAsync(TestRequest request)
    {
        Assert.Equal(0, (await api.As(request.Client).GetAnswerAsync(request.Attachments)).Total);
        Assert.Equal(0, await api.ReadAsync<int>(
            "select count(*)::int from attachment_chunk where request_no = @number",
            new { number = Commerce.Api.Requests.RequestId.Parse(request.Id).Number }));
    }

    private static Form WrongForm(string what)
    {
        var form = new Form();
        Form With(string json) => form.File("a.txt", SampleFiles.Txt).Json(json);
        return what switch
        {
            "no file" => form.Json("{}"),
            "two files" => form.File("a.txt", SampleFiles.Txt).File("b.txt", SampleFiles.Txt),
            "two jsons" => form.Json("{}").Json("{}").File("a.txt", SampleFiles.Txt),
            "unknown part" => form.File("a.txt", SampleFiles.Txt)
                .Part("Content-Disposition: form-data; name=\"files\"; filename=\"b.txt\"", SampleFiles.Txt),
            "no filename" => form.Part("Content-Disposition: form-data; name=\"file\"", SampleFiles.Txt),
            "empty filename" => form.File("", SampleFiles.Txt),
            "empty file" => form.File("a.txt", []),
            "text as json" => form.File("a.txt", SampleFiles.Txt).Json("{}", "text/plain"),
            "broken json" => With("{\"name\":"),
            "array" => With("[]"),
            "not utf-8" => form.File("a.txt", SampleFiles.Txt).Part(JsonHead, 0x7B, 0xFF, 0x7D),
            "large json" => With($"{{\"name\":\"{new string('x', 70_000)}\"}}"),
            "unknown field" => With("""{"visibilty":{}}"""),
            "field twice" => With("""{"name":"a","name":"b"}"""),
            "wrong kinds" => With("""{"name":1,"description":[],"visibility":{"client":"true"}}"""),
            "blank name" => With("""{"name":" "}"""),
            "long texts" => With($"{{\"name\":\"{new string('x', 181)}\",\"description\":\"{new string('x', 251)}\"}}"),
            "nobody" => With("""{"visibility":{"client":false,"vendor":false,"operations":false}}"""),
            "NUL" => With("""{"name":"a\u0000b"}"""),
            "everything at once" => form.File("a.exe", SampleFiles.Txt).Json("""{"name":""}""")
                .Part("Content-Disposition: form-data; name=\"extra\"", 1),
            "no disposition" => form.Part("Content-Type: text/plain", SampleFiles.Txt),
            "other disposition" => form.Part("Content-Disposition: attachment; name=\"file\"", SampleFiles.Txt),
            "too many parts" => Enumerable.Range(0, 11).Aggregate(
                form, (parts, _) => parts.Part("Content-Disposition: form-data; name=\"x\"", 1)),
            "long head" => form.Part($"Content-Disposition: form-data; name=\"file\"\r\nX: {new string('x', 20_000)}", 1),
            "empty json" => With(""),
            _ => throw new ArgumentOutOfRangeException(nameof(what)),
        };
    }
}
