using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Commerce.Api.Tests.Parameters;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Templates;

public sealed class ProductTemplateTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Product_has_the_services_own_template_until_its_vendor_stores_another()
    {
        var (vendor, path) = await ProductAsync();
        var http = api.As(vendor);

        var before = (await http.GetAnswerAsync(path)).Is(HttpStatusCode.OK);
        var stored = (await http.PutAnswerAsync(path, """{"content": "# {{ name }}\n\n{{parameters}}"}""")).Is(HttpStatusCode.OK);

        Assert.True(before.Json["isDefault"]!.GetValue<bool>());
        Assert.Contains("{{parameters}}", before.Json["content"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(["content", "isDefault"], before.Json.Select(member => member.Key));
        Assert.Equal("# {{ name }}\n\n{{parameters}}", stored.Json["content"]!.GetValue<string>());
        Assert.False(stored.Json["isDefault"]!.GetValue<bool>());
        Assert.Equal(vendor.TokenId, stored.Json["audit"]!["updated"]!["by"]!["id"]!.GetValue<string>());
        Assert.Equal(stored.Bytes, (await http.GetAnswerAsync(path)).Bytes);
        Assert.Equal(1, await RecordsAsync(path));
        Assert.Equal(stored.Text, (await http.PutAnswerAsync(path, stored.Json["content"]!.ToJsonString() is var text
            ? $$"""{"content": {{text}}}""" : "")).Text);
        Assert.Equal(1, await RecordsAsync(path));
        Assert.Equal(before.Text, (await http.PutAnswerAsync(path, """{"content": null}""")).Is(HttpStatusCode.OK).Text);
        Assert.Equal(2, await RecordsAsync(path));
    }

    [Fact]
    public async Task Own_template_of_the_service_is_in_the_callers_language_and_may_be_stored()
    {
        var (vendor, path) = await ProductAsync();

        var english = (await api.As(vendor).GetAnswerAsync(path)).Json["content"]!.GetValue<string>();
        var german = (await api.As(vendor).GetAnswerAsync($"{path}?language=de")).Json["content"]!.GetValue<string>();

        Assert.Contains("Vendor", english, StringComparison.Ordinal);
        Assert.Contains("Anbieter", german, StringComparison.Ordinal);
        (await api.As(vendor).PutAnswerAsync(path, new JsonObject { ["content"] = german }.ToJsonString()))
            .Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Text_alone_is_taken_and_given_as_Markdown()
    {
        var (vendor, path) = await ProductAsync();
        const string template = "# Ünï\r\n{{id}} *x*";

        (await api.As(vendor).PutAnswerAsync(path, template, "text/markdown; charset=utf-8")).Is(HttpStatusCode.OK);
        var read = await api.As(vendor).GetAnswerAsync(path, "text/markdown");

        Assert.Equal(template, read.Is(HttpStatusCode.OK).Text);
        Assert.Equal("text/markdown; charset=utf-8", read.MediaType);
        (await api.As(vendor).CallAsync(
            HttpMethod.Get, path, accept: "text/markdown", headers: ("If-None-Match", read.Header("ETag")!)))
            .Is(HttpStatusCode.NotModified);
        (await api.As(vendor).GetAnswerAsync(path, "text/html")).IsProblem(Problems.NotAcceptableType);
        foreach (var mediaType in (string[])["text/plain", "text/markdown; charset=latin1"])
        {
            (await api.As(vendor).PutAnswerAsync(path, template, mediaType)).IsProblem(Problems.UnsupportedMediaTypeType);
        }
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { "", "text" },
        { " \n", "text" },
        { new string('x', 10_001), "10000" },
        { "{{colour}}", "Unknown placeholder `{{colour}}`." },
        { "{{Name}}", "Did you mean `{{name}}`?" },
        { "{{}}", "Unknown" },
        { "{{client}}", "Unknown" },
        { "{{parameters.seat}}", "Did you mean `{{parameters.seats}}`?" },
        { "{{parameters.gone}}", "Unknown" },
        { "{{{name}}}", "Unknown" },
        { "{{name", "does not end" },
        { "}} {{", "does not end" },
        { "| {{parameters}} |", "alone" },
        { "{{parameters}}\n{{parameters}}", "once" },
        { string.Concat(Enumerable.Repeat("{{id}}", 101)), "100" },
        { "a\0b", "NUL" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_cannot_be_shown_is_refused_when_it_is_stored(string template, string sentence)
    {
        var (vendor, path) = await ProductAsync();
        var before = (await api.As(vendor).GetAnswerAsync(path)).Text;

        var json = await api.As(vendor).PutAnswerAsync(path, new JsonObject { ["content"] = template }.ToJsonString());
        var text = await api.As(vendor).PutAnswerAsync(path, template, "text/markdown");

        json.IsProblem(Problems.InvalidBodyType, "content");
        Assert.Contains(sentence, json.Errors("content"), StringComparison.Ordinal);
        text.IsProblem(Problems.InvalidBodyType, template.Contains('\0', StringComparison.Ordinal) ? "body" : "content");
        Assert.Equal(before, (await api.As(vendor).GetAnswerAsync(path)).Text);
    }

    [Theory]
    [InlineData("{}", "content")]
    [InlineData("""{"content": 7}""", "content")]
    [InlineData("""{"contnet": "x", "content": "x"}""", "contnet")]
    [InlineData("[]", "body")]
    public async Task Body_that_does_not_fit_is_refused(string body, string field)
    {
        var (vendor, path) = await ProductAsync();

        (await api.As(vendor).PutAnswerAsync(path, body)).IsProblem(Problems.InvalidBodyType, field);
    }

    [Fact]
    public async Task Markdown_that_is_no_UTF8_is_refused()
    {
        var (vendor, path) = await ProductAsync();

        (await api.As(vendor).CallAsync(HttpMethod.Put, path, [0xFF, 0x41], "text/markdown"))
            .IsProblem(Problems.InvalidBodyType, "body");
        (await api.As(vendor).CallAsync(HttpMethod.Put, path, Encoding.UTF8.GetBytes(new string('x', 1_200_000)), "text/markdown"))
            .IsProblem(Problems.PayloadTooLargeType);
    }

    [Fact]
    public async Task Stale_version_changes_nothing()
    {
        var (vendor, path) = await ProductAsync();
        var stale = (await api.As(vendor).GetAnswerAsync(path)).Header("ETag")!;
        (await api.As(vendor).PutAnswerAsync(path, "1", "text/markdown", ("If-Match", stale))).Is(HttpStatusCode.OK);

        (await api.As(vendor).PutAnswerAsync(path, "2", "text/markdown", ("If-Match", stale)))
            .IsProblem(Problems.PreconditionFailedType);

        Assert.Equal("1", (await api.As(vendor).GetAnswerAsync(path, "text/markdown")).Text);
    }

    private async Task<(TestAccount Vendor, string Path)> ProductAsync()
    {
        var vendor = await api.CreateVendorAsync();
        var product = await api.CreateProductAsync(vendor);
        await api.AskAsync(vendor, product, "seats", "Number");
        var gone = await api.AskAsync(vendor, product, "gone");
        await api.As(vendor).CallAsync(HttpMethod.Delete, gone["href"]!.GetValue<string>());
        return (vendor, Forms.Template(product));
    }

    private Task<int> RecordsAsync(string path) => api.ReadAsync<int>(
        "select count(*)::int from audit_record where object_no = @number and event = 'template.updated'",
        new { number = Api.Number(path.Split('/')[4]) });
}
