using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Commerce.Api.Tests.Connector;

/// <summary>Files: uploaded, attached to messages, passed on by references, and read by whom they are meant for.</summary>
public sealed class FileTests(ConnectorApi api) : IClassFixture<ConnectorApi>
{
    [Fact]
    public async Task File_is_uploaded_attached_and_downloaded_by_the_recipient()
    {
        var (sender, recipient) = await api.PairAsync();
        using var stranger = await api.PartyAsync();
        var bytes = new byte[600_000];
        new Random(1).NextBytes(bytes);
        var file = (await UploadAsync(sender, bytes, "Übersicht 文.pdf", "application/pdf", ("title", "Overview")))
            .Is(HttpStatusCode.Created).Json["result"]!;
        var id = Wire.Text(file, "id");
        Assert.Equal("Übersicht 文.pdf", Wire.Text(file, "filename"));
        Assert.Equal(bytes.Length, file["filesize"]!.GetValue<int>());
        Assert.StartsWith("RklM", Wire.Text(file, "truncatedReference"), StringComparison.Ordinal);
        var mail = Wire.Mail(recipient, "With a file");
        mail["attachments"] = new JsonArray(id);
        var message = Wire.Text(await sender.PostAsync("Messages", mail), "id");
        (await recipient.CallAsync("GET", $"Files/{id}")).IsError(HttpStatusCode.NotFound, "error.runtime.recordNotFound");

        await recipient.SyncAsync();

        Assert.Equal([id], (await recipient.ListAsync("Messages"))[0]["attachments"]!.AsArray().Select(one => one!.GetValue<string>()));
        Assert.Equal(id, Wire.Text(Assert.Single((await recipient.GetAsync($"Messages/{message}"))["attachments"]!.AsArray()), "id"));
        Assert.False(Assert.Single(await recipient.ListAsync("Files/Peer?filesize=%3E599999"))["isOwn"]!.GetValue<bool>());
        foreach (var path in new[] { $"Files/{id}/Download", $"Messages/{message}/Attachments/{id}/Download" })
        {
            var download = (await recipient.CallAsync("GET", path)).Is(HttpStatusCode.OK);
            Assert.Equal(bytes, download.Bytes);
            Assert.Equal("application/pdf", download.MediaType);
            Assert.Equal(
                $"attachment;filename={Uri.EscapeDataString("Übersicht 文.pdf")}", download.Header("Content-Disposition"));
            (await stranger.CallAsync("GET", path)).IsError(HttpStatusCode.NotFound, "error.runtime.recordNotFound");
        }

        (await recipient.CallAsync("GET", $"Messages/{message}/Attachments/FIL00000000000000000"))
            .IsError(HttpStatusCode.BadRequest, "error.runtime.messages.fileNotFoundInMessage");
        mail["attachments"] = new JsonArray("FIL00000000000000000");
        (await sender.CallAsync("POST", "Messages", mail)).IsError(HttpStatusCode.NotFound, "error.runtime.recordNotFound");
    }

    [Fact]
    public async Task File_is_loaded_by_its_reference_and_shown_as_a_picture()
    {
        using var owner = await api.PartyAsync();
        using var other = await api.PartyAsync();
        var file = (await UploadAsync(owner, [1], "a.bin", "application/octet-stream")).Is(HttpStatusCode.Created).Json["result"]!;
        Assert.Equal("9999-12-31T00:00:00.000Z", Wire.Text(file, "expiresAt"));
        var picture = await owner.Http.CallAsync(
            HttpMethod.Get, $"/api/v2/Files/{Wire.Text(file, "id")}", accept: "image/png");
        Assert.Equal("image/png", picture.Is(HttpStatusCode.OK).MediaType);

        var reference = Wire.Text(file, "truncatedReference");
        var loaded = await other.PostAsync("Files/Peer", new JsonObject { ["reference"] = reference });
        Assert.False(loaded["isOwn"]!.GetValue<bool>());
        Assert.Equal(Wire.Text(file, "id"), Wire.Text(await other.GetAsync($"Files/{reference}"), "id"));
        (await other.CallAsync("GET", "Files/nothing")).IsError(
            HttpStatusCode.BadRequest, "error.runtime.validation.invalidPropertyValue");
    }

    [Theory]
    [InlineData(0, null, 400, "'content' is empty")]
    [InlineData(1, "2020-01-01T00:00:00.000Z", 400, "'expiresAt' must be in the future")]
    [InlineData(1, "soon", 400, "expiresAt must match ISO8601 datetime format")]
    public async Task File_that_nobody_could_read_is_refused(int size, string? expiresAt, int status, string message)
    {
        using var party = await api.PartyAsync();
        var answer = await UploadAsync(
            party, new byte[size], "a.txt", "text/plain", expiresAt is null ? [] : [("expiresAt", expiresAt)]);
        var error = answer.IsError((HttpStatusCode)status, "error.runtime.validation.invalidPropertyValue");
        Assert.Equal(message, Wire.Text(error, "message"));
    }

    [Fact]
    public async Task File_that_is_missing_or_too_large_is_refused()
    {
        using var party = await api.PartyAsync();
        var none = (await party.CallAsync("POST", "Files/Own", new JsonObject()))
            .IsError(HttpStatusCode.BadRequest, "error.runtime.validation.invalidPropertyValue");
        Assert.Equal("must have required property 'content'", Wire.Text(none, "message"));
        (await UploadAsync(party, new byte[(10 * 1024 * 1024) + 1], "a.bin", "application/octet-stream"))
            .IsError(HttpStatusCode.RequestEntityTooLarge, "error.connector.http.payloadTooLarge");
        (await UploadAsync(party, new byte[10 * 1024 * 1024], "a.bin", "application/octet-stream")).Is(HttpStatusCode.Created);
    }

    private static async Task<Answer> UploadAsync(
        ConnectorParty party, byte[] bytes, string filename, string type, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        var part = new ByteArrayContent(bytes);
        part.Headers.ContentType = new MediaTypeHeaderValue(type);
        // As clients send it: the letters themselves.
        part.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"file\"; filename=\"{filename}\"");
        form.Add(part);
        var body = await form.ReadAsByteArrayAsync();
        // The client library writes headers in latin letters alone.
        body = Replace(body, System.Text.Encoding.Latin1.GetBytes(filename.Replace('文', '?')), System.Text.Encoding.UTF8.GetBytes(filename));
        return await party.Http.CallAsync(
            HttpMethod.Post, "/api/v2/Files/Own", body, form.Headers.ContentType!.ToString());
    }

    private static byte[] Replace(byte[] body, byte[] from, byte[] to)
    {
        var at = body.AsSpan().IndexOf(from);
        return at < 0 ? body : [.. body[..at], .. to, .. body[(at + from.Length)..]];
    }
}
