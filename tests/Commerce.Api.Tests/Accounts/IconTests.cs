using System.Net;
using System.Xml.Linq;
using Commerce.Foundation.Http;
using static Commerce.Api.Tests.Accounts.OwnedCalls;

namespace Commerce.Api.Tests.Accounts;

/// <summary>Pictures of accounts, users and products.</summary>
public sealed class IconTests(Api api) : IClassFixture<Api>
{
    private const int Largest = 256 * 1024;

    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3];

    [Theory]
    [InlineData("Jane Smith", "JS")]
    [InlineData("jane van der smith", "JS")]
    [InlineData("Contoso", "C")]
    [InlineData("«Éclair» & söhne", "ÉS")]
    [InlineData("3M", "3")]
    [InlineData("!!! ???", "?")]
    public async Task Without_a_picture_the_service_draws_the_initials(string name, string initials)
    {
        var operations = api.As(await api.CreateOperationsAsync());
        var body = System.Text.Json.JsonSerializer.Serialize(new { type = "Client", name });
        var one = await operations.MakeAsync(AccountsPath, body);

        var image = (await operations.GetAnswerAsync($"{one.Text("href")}/icon", "image/*")).Is(HttpStatusCode.OK);

        Assert.Equal("image/svg+xml", image.MediaType);
        Assert.Equal("default-src 'none'; sandbox", image.Header("Content-Security-Policy"));
        Assert.Equal("nosniff", image.Header("X-Content-Type-Options"));
        Assert.Equal(initials, XDocument.Parse(image.Text).Root!.Elements().Last().Value);
        Assert.Equal(image.Bytes, (await operations.GetAnswerAsync($"{one.Text("href")}/icon")).Bytes);
        // Two may be alike by chance: there are 360 colours.
        var colours = new HashSet<string> { Colour(image) };
        for (var i = 0; i < 3; i++)
        {
            var other = await operations.MakeAsync(AccountsPath, body);
            colours.Add(Colour(await operations.GetAnswerAsync($"{other.Text("href")}/icon")));
        }

        Assert.InRange(colours.Count, 2, 4);
        Assert.False(one.ContainsKey("icon"));
        var known = await operations.CallAsync(
            HttpMethod.Get, $"{one.Text("href")}/icon", headers: ("If-None-Match", image.Header("ETag")!));
        Assert.Empty(known.Is(HttpStatusCode.NotModified).Bytes);
        (await operations.GetAnswerAsync($"{one.Text("href")}/icon", "application/json")).IsProblem(Problems.NotAcceptableType);
    }

    [Theory]
    [InlineData("image/png", false)]
    [InlineData("image/jpeg", true)]
    public async Task Picture_is_served_as_it_was_uploaded_and_all_who_refer_to_it_name_it(string mediaType, bool isJpeg)
    {
        var request = await api.CreateRequestAsync();
        var (path, http) = ($"{AccountsPath}/{request.Vendor.Id}", api.As(request.Vendor));
        byte[] content = [.. isJpeg ? Jpeg : Png, .. new byte[Largest - (isJpeg ? Jpeg : Png).Length]];

        (await SetAsync(http, path, content, mediaType)).Is(HttpStatusCode.NoContent);

        var icon = (await http.GetAnswerAsync(path)).Json.Text("icon");
        Assert.Matches($"^{path}/icon\\?v=[0-9a-f]{{32}}$", icon);
        var image = (await http.GetAnswerAsync(icon)).Is(HttpStatusCode.OK);
        Assert.Equal(content, image.Bytes);
        Assert.Equal(mediaType, image.MediaType);
        Assert.Equal("nosniff", image.Header("X-Content-Type-Options"));
        var known = await http.CallAsync(HttpMethod.Get, icon, headers: ("If-None-Match", image.Header("ETag")!));
        known.Is(HttpStatusCode.NotModified);
        var seen = (await api.As(request.Client).GetAnswerAsync(request.Path)).Json.Text("vendor.icon");
        Assert.Equal(icon, seen);
        Assert.Equal(content, (await api.As(request.Client).GetAnswerAsync(seen)).Is(HttpStatusCode.OK).Bytes);
        Assert.Equal("created updated", (await http.GetAnswerAsync(path)).Json["audit"]!.Names());
    }

    [Fact]
    public async Task Same_picture_again_changes_nothing_and_another_changes_the_address()
    {
        var vendor = await api.CreateVendorAsync();
        var (path, http) = ($"{ProductsPath}/{await api.CreateProductAsync(vendor)}", api.As(vendor));
        (await SetAsync(http, path, Png, "image/png")).Is(HttpStatusCode.NoContent);
        var first = await http.GetAnswerAsync(path);

        (await SetAsync(http, path, Png, "image/png")).Is(HttpStatusCode.NoContent);
        Assert.Equal(first.Text, (await http.GetAnswerAsync(path)).Text);

        var second = await http.CallAsync(
            HttpMethod.Put, $"{path}/icon", Jpeg, "image/jpeg", headers: ("Prefer", "return=representation"));
        Assert.NotEqual(first.Json.Text("icon"), second.Is(HttpStatusCode.OK).Json.Text("icon"));
        Assert.Equal(Jpeg, (await http.GetAnswerAsync(second.Json.Text("icon"))).Bytes);
    }

    [Fact]
    public async Task Picture_that_is_taken_away_leaves_the_initials()
    {
        var client = await api.CreateClientAsync();
        var (path, http) = ($"{UsersPath}/{client.UserId}", api.As(client));
        await SetAsync(http, path, Png, "image/png");

        for (var i = 0; i < 2; i++)
        {
            (await http.CallAsync(HttpMethod.Delete, $"{path}/icon")).Is(HttpStatusCode.NoContent);
            Assert.Equal("image/svg+xml", (await http.GetAnswerAsync($"{path}/icon")).MediaType);
            Assert.False((await http.GetAnswerAsync(path)).Json.ContainsKey("icon"));
        }

        Assert.Equal(2, (await http.GetAnswerAsync("/v1/audit/records?event=user.updated")).Total);
    }

    [Fact]
    public async Task Whoever_was_told_the_address_gets_the_picture_and_nobody_else()
    {
        var request = await api.CreateRequestAsync();
        var path = $"{UsersPath}/{request.Vendor.UserId}/icon";
        (await SetAsync(api.As(request.Vendor), path[..^5], Png, "image/png")).Is(HttpStatusCode.NoContent);
        var told = (await api.As(request.Vendor).GetAnswerAsync(path[..^5])).Json.Text("icon");

        Assert.Equal(Png, (await api.As(request.Client).GetAnswerAsync(told)).Is(HttpStatusCode.OK).Bytes);
        foreach (var guess in (string[])["", "?v=", $"?v={new string('0', 32)}", "?v=x", $"{told[path.Length..]}0", "?v=%00"])
        {
            (await api.As(request.Client).GetAnswerAsync(path + guess)).IsProblem(Problems.NotFoundType);
        }

        (await api.As(request.Client).GetAnswerAsync(path[..^5])).IsProblem(Problems.NotFoundType);
        (await api.Anonymous.GetAnswerAsync(told)).IsProblem(Problems.UnauthenticatedType);
    }

    [Theory]
    [InlineData("image/png", "jpeg", 400)]
    [InlineData("image/jpeg", "png", 400)]
    [InlineData("image/png", "<html><script>alert(1)</script>", 400)]
    [InlineData("image/jpeg", "\u00ff\u00d8\u00ff", 400)]
    [InlineData("image/png", "", 400)]
    [InlineData("image/png; charset=utf-8", "<svg/>", 400)]
    [InlineData("image/svg+xml", "<svg/>", 415)]
    [InlineData("image/gif", "GIF89a", 415)]
    [InlineData("text/html", "png", 415)]
    [InlineData("application/json", "{}", 415)]
    [InlineData(null, "png", 415)]
    public async Task What_is_no_picture_or_another_than_it_says_is_refused(string? mediaType, string content, int status)
    {
        var client = await api.CreateClientAsync();
        var path = $"{AccountsPath}/{client.Id}";
        var bytes = content == "png" ? Png : content == "jpeg" ? Jpeg : System.Text.Encoding.UTF8.GetBytes(content);

        var answer = await SetAsync(api.As(client), path, bytes, mediaType);

        answer.Is((HttpStatusCode)status);
        Assert.Equal("application/problem+json", answer.MediaType);
        Assert.False((await api.As(client).GetAnswerAsync(path)).Json.ContainsKey("icon"));
    }

    [Theory]
    [InlineData(Largest + 1, false)]
    [InlineData(Largest + 1, true)]
    [InlineData(900_000, true)]
    public async Task Picture_over_256_KiB_is_413(int length, bool isChunked)
    {
        var client = await api.CreateClientAsync();
        var path = $"{AccountsPath}/{client.Id}";
        byte[] content = [.. Png, .. new byte[length - Png.Length]];
        (string, string)[] headers = isChunked ? [("Transfer-Encoding", "chunked")] : [];

        var answer = await api.As(client).CallAsync(HttpMethod.Put, $"{path}/icon", content, "image/png", null, headers);

        answer.IsProblem(Problems.PayloadTooLargeType);
        Assert.False((await api.As(client).GetAnswerAsync(path)).Json.ContainsKey("icon"));
    }

    [Fact]
    public async Task Picture_over_1_MiB_is_413_before_it_is_sent()
    {
        var client = await api.CreateClientAsync();

        var answer = await RawHttp.SendAsync(
            api.Address,
            [
                $"PUT {AccountsPath}/{client.Id}/icon HTTP/1.1", $"Authorization: Bearer {client.Token}",
                "Content-Type: image/png", "Content-Length: 3000000",
            ]);

        answer.IsProblem(Problems.PayloadTooLargeType);
    }

    [Fact]
    public async Task Version_of_the_picture_guards_its_change()
    {
        var client = await api.CreateClientAsync();
        var (path, http) = ($"{AccountsPath}/{client.Id}/icon", api.As(client));
        var drawn = (await http.GetAnswerAsync(path)).Header("ETag")!;

        (await PutAsync(Png, drawn)).Is(HttpStatusCode.NoContent);
        (await PutAsync(Jpeg, drawn)).IsProblem(Problems.PreconditionFailedType);
        (await DeleteAsync(drawn)).IsProblem(Problems.PreconditionFailedType);

        var present = await http.GetAnswerAsync(path);
        Assert.Equal(Png, present.Bytes);
        (await DeleteAsync(present.Header("ETag")!)).Is(HttpStatusCode.NoContent);

        Task<Answer> DeleteAsync(string tag) => http.CallAsync(HttpMethod.Delete, path, headers: ("If-Match", tag));

        Task<Answer> PutAsync(byte[] content, string tag) => http.CallAsync(
            HttpMethod.Put, path, content, content == Png ? "image/png" : "image/jpeg", headers: ("If-Match", tag));
    }

    private static Task<Answer> SetAsync(HttpClient http, string path, byte[] content, string? mediaType) =>
        http.CallAsync(HttpMethod.Put, $"{path}/icon", content, mediaType);

    private static string Colour(Answer image) =>
        XDocument.Parse(image.Text).Root!.Elements().ElementAt(1).Attribute("fill")!.Value;
}
