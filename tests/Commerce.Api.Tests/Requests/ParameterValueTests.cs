using System.Net;
using System.Text.Json.Nodes;
using Commerce.Api.Tests.Parameters;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Requests;

/// <summary>How the values of each type are written, and what is wrong with those that are not.</summary>
public sealed class ParameterValueTests(Api api) : IClassFixture<Api>
{
    private const string Lengths = """{"minLength": 2, "maxLength": 4}""";
    private const string Sizes = """{"min": -5, "max": 20}""";
    private const string Days = """{"earliest": "2026-01-10", "latest": "2026-01-20"}""";
    private const string Choices = """{"choices": [{"value": "a", "label": "A"}, {"value": "b c", "label": "B"}]}""";

    // Type, options, value as JSON, value as it is kept, what is wrong with it.
    public static TheoryData<string, string, string, string?, string?> Table => new()
    {
        { "SingleLineText", "{}", "\" any text \"", " any text ", null },
        { "SingleLineText", "{}", "12.50", "12.50", null },
        { "SingleLineText", "{}", "false", "false", null },
        { "SingleLineText", "{}", "\"a\\nb\"", "a\nb", "several-lines" },
        { "SingleLineText", "{}", "\"\"", null, null },
        { "SingleLineText", "{}", "\"  \\n\"", null, null },
        { "SingleLineText", Lengths, "\"a\"", "a", "too-short" },
        { "SingleLineText", Lengths, "\"abcde\"", "abcde", "too-long" },
        { "SingleLineText", Lengths, "\"😀😀😀😀\"", "😀😀😀😀", null },
        { "MultiLineText", "{}", "\"a\\r\\nb\\rc\\n\"", "a\nb\nc\n", null },
        { "MultiLineText", Lengths, "\"a\\r\\nb\\r\\n\"", "a\nb\n", null },
        { "MultiLineText", Lengths, "\"abcde\"", "abcde", "too-long" },
        { "Number", Sizes, "20", "20", null },
        { "Number", Sizes, "\" +07 \"", "7", null },
        { "Number", Sizes, "-0", "0", null },
        { "Number", Sizes, "5.0", "5", null },
        { "Number", Sizes, "5.5", "5.5", "no-number" },
        { "Number", Sizes, "\"5.\"", "5.", "no-number" },
        { "Number", Sizes, "0.00000000000000000000000000000000000001", "0.00000000000000000000000000000000000001", "no-number" },
        { "Number", Sizes, "1e1", "1e1", "no-number" },
        { "Number", Sizes, "\"1,000\"", "1,000", "no-number" },
        { "Number", Sizes, "\"٧\"", "٧", "no-number" },
        { "Number", Sizes, "true", "true", "no-number" },
        { "Number", Sizes, "21", "21", "too-large" },
        { "Number", Sizes, "-6", "-6", "too-small" },
        { "Number", "{}", "9223372036854775807", "9223372036854775807", null },
        { "Number", "{}", "9223372036854775808", "9223372036854775808", "no-number" },
        { "Date", Days, "\"2026-01-10\"", "2026-01-10", null },
        { "Date", Days, "\" 2026-01-20 \"", "2026-01-20", null },
        { "Date", Days, "\"2026-01-09\"", "2026-01-09", "too-early" },
        { "Date", Days, "\"2026-01-21\"", "2026-01-21", "too-late" },
        { "Date", "{}", "\"2026-02-29\"", "2026-02-29", "no-date" },
        { "Date", "{}", "\"2026-1-1\"", "2026-1-1", "no-date" },
        { "Date", "{}", "\"2026-01-01T00:00:00Z\"", "2026-01-01T00:00:00Z", "no-date" },
        { "Date", "{}", "20260101", "20260101", "no-date" },
        { "Email", "{}", "\" jane.smith+x@mail.example.com \"", "jane.smith+x@mail.example.com", null },
        { "Email", "{}", "\"jörg@bücher.example\"", "jörg@bücher.example", null },
        { "Email", "{}", "\"jane\"", "jane", "no-email" },
        { "Email", "{}", "\"@example.com\"", "@example.com", "no-email" },
        { "Email", "{}", "\"jane@localhost\"", "jane@localhost", "no-email" },
        { "Email", "{}", "\"jane@example..com\"", "jane@example..com", "no-email" },
        { "Email", "{}", "\"jane@-example.com\"", "jane@-example.com", "no-email" },
        { "Email", "{}", "\"ja ne@example.com\"", "ja ne@example.com", "no-email" },
        { "Email", "{}", "\"jane@smith@example.com\"", "jane@smith@example.com", "no-email" },
        { "Email", "{}", "\"Jane <jane@example.com>\"", "Jane <jane@example.com>", "no-email" },
        { "Checkbox", "{}", "true", "true", null },
        { "Checkbox", "{}", "false", "false", null },
        { "Checkbox", "{}", "\" True \"", "true", null },
        { "Checkbox", "{}", "1", "1", "no-boolean" },
        { "Checkbox", "{}", "\"yes\"", "yes", "no-boolean" },
        { "DropDown", Choices, "\"b c\"", "b c", null },
        { "DropDown", Choices, "\"A\"", "A", "no-choice" },
        { "DropDown", Choices, "\"a \"", "a ", "no-choice" },
        { "DropDown", Choices, "null", null, null },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public async Task Value_is_kept_in_one_form_and_told_right_or_wrong(
        string type, string options, string sent, string? kept, string? error)
    {
        var (client, vendor) = (await api.CreateClientAsync(), await api.CreateVendorAsync());
        var product = await api.CreateProductAsync(vendor);
        await api.AskAsync(vendor, product, "field", type, $"\"options\": {options}");
        var values = $$"""[{"externalId": "field", "value": {{sent}}}]""";

        var draft = await api.RequestAsync(client, vendor, product, values);
        var processing = await api.RequestAsync(client, vendor, product, values, "Processing");

        var parameter = draft.Is(HttpStatusCode.Created).Json["parameters"]![0]!;
        Assert.Equal(kept, parameter["value"]?.GetValue<string>());
        Assert.Equal(error, parameter["error"]?["id"]!.GetValue<string>());
        if (error is null)
        {
            processing.Is(HttpStatusCode.Created);
        }
        else
        {
            processing.IsProblem(Problems.InvalidBodyType, "parameters[0].value");
            Assert.Equal(parameter["error"]!["message"]!.GetValue<string>(), processing.Errors("parameters[0].value"));
        }
    }

    [Fact]
    public async Task Value_may_be_as_long_as_is_kept()
    {
        var (client, vendor) = (await api.CreateClientAsync(), await api.CreateVendorAsync());
        var product = await api.CreateProductAsync(vendor);
        await api.AskAsync(vendor, product, "field", "MultiLineText");
        var value = string.Concat(Enumerable.Repeat("😀", 4_000));

        var made = await api.RequestAsync(
            client, vendor, product, new JsonArray(new JsonObject { ["externalId"] = "field", ["value"] = value }).ToJsonString());

        Assert.Equal(value, made.Is(HttpStatusCode.Created).Json["parameters"]![0]!["value"]!.GetValue<string>());
    }
}
