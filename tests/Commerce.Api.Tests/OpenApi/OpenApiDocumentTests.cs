using System.Net;
using System.Text.Json.Nodes;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.OpenApi;

public sealed class OpenApiDocumentTests(Api api) : IClassFixture<Api>
{
    private const string Rewrite = "UPDATE_OPENAPI";

    [Theory]
    [InlineData("/openapi/v1.json", "openapi/commerce.v1.json", "3.1")]
    [InlineData("/openapi/v1-3.0.json", "openapi/commerce.v1-3.0.json", "3.0")]
    public async Task The_document_served_is_the_one_checked_in(string address, string file, string version)
    {
        var served = (await api.Anonymous.GetAnswerAsync(address)).Is(HttpStatusCode.OK).Text.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable(Rewrite) == "1")
        {
            await File.WriteAllTextAsync(Checkout.Path(file), served + "\n");
        }

        Assert.StartsWith(version, JsonNode.Parse(served)!["openapi"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.True(
            served.TrimEnd() == Checkout.Text(file).TrimEnd(),
            $"{file} differs from what the service says. Look at the difference after {Rewrite}=1 ./test.");
    }

    [Fact]
    public async Task Every_operation_is_described_and_declares_its_problems()
    {
        foreach (var (where, operation) in await OperationsAsync())
        {
            foreach (var text in new[] { "operationId", "summary", "description" })
            {
                Assert.False(string.IsNullOrEmpty(operation[text]?.GetValue<string>()), $"{where} has no {text}");
            }

            var responses = operation["responses"]!.AsObject();
            var problems = responses.Where(response => int.Parse(response.Key) >= 400).ToList();
            Assert.NotEmpty(problems);
            Assert.All(problems, problem => Assert.Equal(
                [ProblemResult.MediaType], problem.Value!["content"]!.AsObject().Select(content => content.Key)));
            if (where.Contains("/v1/", StringComparison.Ordinal))
            {
                Assert.All(["401", "406", "500", "503"], status => Assert.True(responses.ContainsKey(status), where));
            }
        }
    }

    [Fact]
    public async Task Every_parameter_and_header_is_described()
    {
        foreach (var (where, operation) in await OperationsAsync())
        {
            foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
            {
                Assert.True(parameter!["description"] is not null, $"{where} {parameter["name"]}");
            }

            foreach (var (status, response) in operation["responses"]!.AsObject())
            {
                foreach (var (name, header) in response!["headers"]?.AsObject() ?? [])
                {
                    Assert.True(
                        header!["description"] is not null || header["$ref"] is not null, $"{where} {status} {name}");
                }
            }
        }
    }

    [Fact]
    public async Task Every_field_is_described_and_those_of_answers_are_read_only()
    {
        var schemas = (await DocumentAsync())["components"]!["schemas"]!.AsObject();
        // What callers send; everything else is written by the service.
        string[] bodies =
        [
            "NewMessage", "NewVisibility", "NewRequest", "RequestChange", "ActionNote", "IdOf", "ExternalIds",
            "ParameterValue", "ParameterTrial", "NewParameter", "ParameterChange", "ParameterConstraints", "ParameterOptions",
            "ParameterChoice", "NewTemplate",
            "NewAttachment", "AttachmentChange",
            "NewAccount", "AccountChange", "NewUser", "UserChange", "NewToken", "TokenChange", "Rotation", "NewProduct",
            "ProductChange", "NewWebhook", "WebhookChange", "WebhookRotation",
        ];
        string[] both = ["Request.name", "Request.externalIds", "Attachment.name", "Attachment.description"];
        foreach (var (name, schema) in schemas.Where(schema => schema.Value!["properties"] is not null))
        {
            foreach (var (property, value) in schema!["properties"]!.AsObject())
            {
                Assert.True(value!["description"] is not null, $"{name}.{property} has no description");
                if (!bodies.Contains(name) && !both.Contains($"{name}.{property}"))
                {
                    Assert.True(value["readOnly"]?.GetValue<bool>() == true, $"{name}.{property} is not read-only");
                }
            }
        }
    }

    [Fact]
    public async Task The_reference_page_and_what_it_loads_come_from_this_service()
    {
        var page = (await api.Anonymous.GetAnswerAsync("/docs")).Is(HttpStatusCode.OK);

        Assert.Equal("text/html", page.MediaType);
        Assert.Contains("/docs/scalar.js", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("http:", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("https:", page.Text, StringComparison.Ordinal);
        Assert.Equal(
            "text/javascript", (await api.Anonymous.GetAnswerAsync("/docs/start.js")).Is(HttpStatusCode.OK).MediaType);
        // Absent, and said so on the page, where the build found no package client.
        var script = await api.Anonymous.GetAnswerAsync("/docs/scalar.js");
        Assert.True(script.Status is HttpStatusCode.OK or HttpStatusCode.NotFound, $"{script.Status}");
    }

    private async Task<JsonNode> DocumentAsync() =>
        (await api.Anonymous.GetAnswerAsync("/openapi/v1.json")).Is(HttpStatusCode.OK).Json;

    private async Task<IReadOnlyList<(string Where, JsonObject Operation)>> OperationsAsync() =>
    [
        .. (await DocumentAsync())["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()
            .Select(method => ($"{method.Key} {path.Key}", method.Value!.AsObject()))),
    ];
}
