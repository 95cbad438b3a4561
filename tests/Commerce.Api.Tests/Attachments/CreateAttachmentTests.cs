using System.Net;
using System.Security.Cryptography;

namespace Commerce.Api.Tests.Attachments;

public sealed class CreateAttachmentTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Answer_is_the_full_form_of_what_was_stored()
    {
        var request = await api.CreateRequestAsync();
        var answer = await api.As(request.Vendor).PostFormAsync(
            request.Attachments,
            new Form().File("Quote 4711.pdf", SampleFiles.Pdf).Json(
                """{"name":"Quote","description":"Valid until Friday","visibility":{"operations":false}}"""));

        var made = answer.Is(HttpStatusCode.Created).Json;
        Assert.Equal(request.Attachment(1), answer.Header("Location"));
        Assert.Equal(
            [
                "id", "href", "name", "type", "description", "filename", "size", "contentType", "visibility", "account",
                "audit",
            ],
            made.Select(field => field.Key));
        Assert.Equal(request.AttachmentId(1), $"{made["id"]}");
        Assert.Equal(request.Attachment(1), $"{made["href"]}");
        Assert.Equal("Quote", $"{made["name"]}");
        Assert.Equal("File", $"{made["type"]}");
        Assert.Equal("Valid until Friday", $"{made["description"]}");
        Assert.Equal("Quote 4711.pdf", $"{made["filename"]}");
        Assert.Equal(SampleFiles.Pdf.Length, made["size"]!.GetValue<int>());
        Assert.Equal("application/pdf", $"{made["contentType"]}");
        Assert.Equal(
            """{"client":true,"vendor":true,"operations":false}""", made["visibility"]!.ToJsonString());
        Assert.Equal(request.Vendor.Id, $"{made["account"]!["id"]}");
        var created = made["audit"]!["created"]!;
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", $"{created["at"]}");
        Assert.Equal(request.Vendor.TokenId, $"{created["by"]!["id"]}");
        Assert.Equal(request.Vendor.Id, $"{created["of"]!["id"]}");
        Assert.Null(made["audit"]!["updated"]);

        var read = (await api.As(request.Client).GetAnswerAsync(request.Attachment(1))).Is(HttpStatusCode.OK);
        Assert.Equal(made.ToJsonString(), read.Json.ToJsonString());
    }

    [Fact]
    public async Task Every_kind_of_the_list_is_taken_and_comes_back_byte_by_byte()
    {
        var request = await api.CreateRequestAsync();
        foreach (var (filename, bytes, contentType) in SampleFiles.Taken)
        {
            // What the caller says that it is does not count.
            var made = await api.AttachAsync(request, filename: filename, content: bytes);
            Assert.Equal(contentType, $"{made["contentType"]}");
            Assert.Equal(filename, $"{made["name"]}");

            var file = (await api.As(request.Vendor).GetAnswerAsync($"{made["href"]}", contentType)).Is(HttpStatusCode.OK);
            Assert.Equal(bytes, file.Bytes);
            Assert.Equal(
                contentType.StartsWith("text/", StringComparison.Ordinal) ? $"{contentType}; charset=utf-8" : contentType,
                file.MediaType);
            Assert.Equal($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\"", file.Header("ETag"));
        }
    }
}
