using System.Net;
using System.Text.Json.Nodes;
using Commerce.Api.Tests.Markup;
using Commerce.Api.Tests.Parameters;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Templates;

public sealed class RequestTemplateTests(Api api) : IClassFixture<Api>
{
    private const string Markdown = "text/markdown";

    [Fact]
    public async Task Template_of_the_product_is_filled_with_the_request()
    {
        var (client, vendor, product) = await FormAsync();
        await StoreAsync(vendor, product, """
            # {{id}}: {{ name }} ({{status}})

            {{client.id}} {{vendor.id}} {{product.id}} {{requester.name}}|{{assignee.id}}|{{parameters.note}}

            - {{parameters.seats}} / {{parameters.billing}} / {{parameters.trial}}

            {{parameters}}
            End
            """);
        var request = await RequestAsync(client, vendor, product, "A *b*", ("seats", "20"), ("billing", "a"), ("trial", "true"));

        var english = (await api.As(client).GetAnswerAsync($"{request.Path}/template", Markdown)).Is(HttpStatusCode.OK);
        var german = await api.As(client).GetAnswerAsync($"{request.Path}/template?language=de", Markdown);

        Assert.Equal(
            $$"""
            # {{Escaped(request.Id)}}: A \*b\* (Draft)

            {{Escaped(client.Id)}} {{Escaped(vendor.Id)}} {{Escaped(product)}} ||

            - 20 / Once a year / Yes


            | Parameter | Value |
            |---|---|
            | The seats | 20 |
            | The billing | Once a year |
            | The trial | Yes |
            | The note |  |

            End
            """,
            english.Text);
        Assert.Equal("text/markdown; charset=utf-8", english.MediaType);
        Assert.Contains("(Entwurf)", german.Text, StringComparison.Ordinal);
        Assert.Contains("20 / Once a year / Ja", german.Text, StringComparison.Ordinal);
        Assert.Contains("| Parameter | Wert |", german.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_without_a_template_is_shown_in_the_services_own()
    {
        var (client, vendor, product) = await FormAsync();
        var plain = await api.CreateRequestAsync(client, vendor);
        var asked = await RequestAsync(client, vendor, product, "n", ("seats", "20"));

        var html = (await api.As(client).GetAnswerAsync($"{plain.Path}/template")).Is(HttpStatusCode.OK);
        var german = await api.As(client).GetAnswerAsync($"{asked.Path}/template?language=de", "text/html");

        Assert.Equal("text/html; charset=utf-8", html.MediaType);
        Assert.StartsWith("<h1>", html.Text, StringComparison.Ordinal);
        Assert.Contains("<td>Processing</td>", html.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter", html.Text, StringComparison.Ordinal);
        Assert.Contains("<td>Entwurf</td>", german.Text, StringComparison.Ordinal);
        Assert.Contains("<td>20</td>", german.Text, StringComparison.Ordinal);
        Assert.Null(MarkupOracle.Complaint(german.Text));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("](javascript:alert(1))")]
    [InlineData("![x](https://evil.example/a.png)")]
    [InlineData("https://evil.example www.evil.example <https://evil.example>")]
    [InlineData("a | b |\n| c | d |")]
    [InlineData("a\n\n# Heading\n\n- item\n\n```\ncode")]
    [InlineData("{{name}} {{parameters.note}} }} {{")]
    [InlineData("&lt;b&gt; &#60;b> \\ `x` *y* _z_ ~~w~~")]
    [InlineData("- [x] task\n> quote\n1. one\n---\n===")]
    public async Task Value_is_shown_as_the_text_that_it_is(string hostile)
    {
        var (client, vendor, product) = await FormAsync();
        await StoreAsync(vendor, product, """
            # {{name}}

            {{parameters.note}}

            | x | {{parameters.note}} |
            |---|---|
            | y | {{name}} |

            > - {{parameters.note}} [link]({{parameters.note}}) `{{parameters.note}}` <{{parameters.note}}>

            {{parameters}}
            """);
        var harmless = await RequestAsync(client, vendor, product, "n", ("note", "n"));
        var request = await RequestAsync(client, vendor, product, hostile.ReplaceLineEndings(" "), ("note", hostile));

        var html = (await api.As(vendor).GetAnswerAsync($"{await SentAsync(request)}/template")).Is(HttpStatusCode.OK).Text;
        var expected = (await api.As(client).GetAnswerAsync($"{harmless.Path}/template")).Text;

        Assert.Null(MarkupOracle.Complaint(html));
        foreach (var element in (string[])["<h1>", "<tr>", "<td>", "<li>", "<blockquote>", "<table>"])
        {
            Assert.Equal(Count(expected, element), Count(html, element));
        }

        foreach (var element in (string[])["<script", "<img", "<b>", "<em>", "<del>", "<h2>", "<hr", "<input", "href=\"https://evil", "javascript:alert(1)\""])
        {
            Assert.DoesNotContain(element, html, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Name_of_a_party_is_text_as_well()
    {
        var request = await api.CreateRequestAsync();
        await api.ExecuteAsync(
            "update account set name = '<b>[x](javascript:1)|' where account_no = @number",
            new { number = Api.Number(request.Client.Id) });

        var html = (await api.As(request.Vendor).GetAnswerAsync($"{request.Path}/template", "text/html")).Text;

        Assert.Contains("<td>&lt;b&gt;[x](javascript:1)|</td>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_of_a_value_are_kept_where_it_stands_alone()
    {
        var (client, vendor, product) = await FormAsync();
        await StoreAsync(vendor, product, "a {{parameters.note}}\n\n{{parameters.note}}\n\nb");
        var request = await RequestAsync(client, vendor, product, "n", ("note", "1\n2\n\n3"));

        var html = (await api.As(client).GetAnswerAsync($"{request.Path}/template")).Text;

        Assert.Equal("<p>a 1 2  3</p>\n<p>1<br>\n2<br>\n<br>\n3</p>\n<p>b</p>", html);
    }

    [Fact]
    public async Task What_would_grow_beyond_all_limits_is_cut_short()
    {
        var (client, vendor, product) = await FormAsync();
        await StoreAsync(vendor, product, string.Concat(Enumerable.Repeat("{{parameters.note}}\n\n", 99)) + "{{parameters}}");
        var request = await RequestAsync(client, vendor, product, "n", ("note", new string('[', 4_000)));

        var text = (await api.As(client).GetAnswerAsync($"{request.Path}/template", Markdown)).Is(HttpStatusCode.OK).Text;

        Assert.InRange(text.Length, 20_000, 34_000);
        Assert.Contains("…", text, StringComparison.Ordinal);
        (await api.As(client).GetAnswerAsync($"{request.Path}/template")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Placeholder_of_what_is_no_longer_asked_shows_what_was_answered_or_nothing()
    {
        var (client, vendor, product) = await FormAsync();
        await StoreAsync(vendor, product, "({{parameters.seats}})");
        var request = await RequestAsync(client, vendor, product, "n", ("seats", "20"));
        var other = await RequestAsync(client, vendor, product, "n");
        await api.As(vendor).CallAsync(HttpMethod.Delete, $"{Forms.Parameters(product)}/PAR{product[3..]}-0001");

        Assert.Equal("(20)", (await api.As(client).GetAnswerAsync($"{request.Path}/template", Markdown)).Text);
        Assert.Equal("()", (await api.As(client).GetAnswerAsync($"{other.Path}/template", Markdown)).Text);
    }

    [Fact]
    public async Task Form_follows_what_the_caller_accepts_and_versions_what_it_has()
    {
        var request = await api.CreateRequestAsync();
        var http = api.As(request.Client);
        var path = $"{request.Path}/template";

        foreach (var (accept, mediaType) in ((string?, string)[])
            [(null, "text/html"), ("*/*", "text/html"), ("text/*;q=0.5, text/markdown", Markdown), ("text/markdown;q=0.1", Markdown)])
        {
            var read = (await http.GetAnswerAsync(path, accept)).Is(HttpStatusCode.OK);
            Assert.StartsWith(mediaType, read.MediaType, StringComparison.Ordinal);
            Assert.Contains("Accept-Language", read.Header("Vary")!, StringComparison.Ordinal);
            Assert.Empty((await http.CallAsync(
                HttpMethod.Get, path, accept: accept, headers: ("If-None-Match", read.Header("ETag")!)))
                .Is(HttpStatusCode.NotModified).Bytes);
        }

        foreach (var accept in (string[])["application/json", "image/png"])
        {
            (await http.GetAnswerAsync(path, accept)).IsProblem(Problems.NotAcceptableType);
        }
    }

    [Theory]
    [InlineData("Draft", "vendor", 404)]
    [InlineData("Draft", "client", 200)]
    [InlineData("Draft", "operations", 200)]
    [InlineData("Processing", "vendor", 200)]
    [InlineData("Completed", "otherClient", 404)]
    [InlineData("Completed", "otherVendor", 404)]
    public async Task Request_is_shown_to_those_who_see_it(string state, string who, int status)
    {
        var (client, vendor, product) = await FormAsync();
        var request = await RequestAsync(client, vendor, product, "n");
        await api.SetStatusAsync(request, state);
        var caller = who switch
        {
            "client" => client,
            "vendor" => vendor,
            "operations" => await api.CreateOperationsAsync(),
            "otherClient" => await api.CreateClientAsync(),
            _ => await api.CreateVendorAsync(),
        };

        var answer = (await api.As(caller).GetAnswerAsync($"{request.Path}/template")).Is((HttpStatusCode)status);

        if (status == 404)
        {
            var absent = await api.As(caller).GetAnswerAsync("/v1/commerce/requests/REQ-0000-0000/template");
            Assert.Equal(Without(absent, "REQ-0000-0000"), Without(answer, request.Id));
        }
    }

    private async Task<(TestAccount Client, TestAccount Vendor, string Product)> FormAsync()
    {
        var (client, vendor) = (await api.CreateClientAsync(), await api.CreateVendorAsync());
        var product = await api.CreateProductAsync(vendor);
        await api.AskAsync(vendor, product, "seats", "Number");
        await api.AskAsync(
            vendor, product, "billing", "DropDown", "\"options\": {\"choices\": [{\"value\": \"a\", \"label\": \"Once a year\"}]}");
        await api.AskAsync(vendor, product, "trial", "Checkbox");
        await api.AskAsync(vendor, product, "note", "MultiLineText");
        return (client, vendor, product);
    }

    private async Task StoreAsync(TestAccount vendor, string product, string template) =>
        (await api.As(vendor).PutAnswerAsync(Forms.Template(product), template, Markdown)).Is(HttpStatusCode.OK);

    private async Task<TestRequest> RequestAsync(
        TestAccount client, TestAccount vendor, string product, string name, params (string Id, string Value)[] values)
    {
        var body = new JsonObject
        {
            ["name"] = name,
            ["status"] = "Draft",
            ["vendor"] = new JsonObject { ["id"] = vendor.Id },
            ["product"] = new JsonObject { ["id"] = product },
            ["parameters"] = new JsonArray([.. values.Select(value =>
                new JsonObject { ["externalId"] = value.Id, ["value"] = value.Value })]),
        };
        var made = (await api.As(client).PostAnswerAsync("/v1/commerce/requests", body.ToJsonString())).Is(HttpStatusCode.Created);
        return new TestRequest(made.Json["id"]!.GetValue<string>(), name, client, vendor);
    }

    private async Task<string> SentAsync(TestRequest request)
    {
        (await api.As(request.Client).PostAnswerAsync($"{request.Path}/process", "")).Is(HttpStatusCode.NoContent);
        return request.Path;
    }

    private static string Escaped(string id) => id.Replace("-", "\\-", StringComparison.Ordinal);

    private static int Count(string html, string element) => html.Split(element).Length - 1;

    private static string Without(Answer answer, string id)
    {
        var problem = answer.Json;
        problem.Remove("traceId");
        return problem.ToJsonString().Replace(id, "", StringComparison.Ordinal);
    }
}
