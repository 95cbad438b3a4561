using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Commerce.Api.Tests.Parameters;

/// <summary>What vendors ask of requests, and requests that answer.</summary>
internal static class Forms
{
    public static string Parameters(string product) => $"/v1/catalog/products/{product}/parameters";

    public static string Template(string product) => $"/v1/catalog/products/{product}/template";

    /// <summary>Defines a parameter and answers with it.</summary>
    /// <param name="more">Further fields as JSON, such as <c>"options": {"max": 5}</c>.</param>
    public static async Task<JsonObject> AskAsync(
        this Api api, TestAccount vendor, string product, string externalId, string type = "SingleLineText",
        string more = "")
    {
        var answer = await api.As(vendor).PostAnswerAsync(Parameters(product), Definition(externalId, type, more));
        return answer.Is(HttpStatusCode.Created).Json;
    }

    public static string Definition(string externalId, string type = "SingleLineText", string more = "") =>
        $$"""{"externalId": "{{externalId}}", "title": "The {{externalId}}", "type": "{{type}}"{{(more.Length > 0 ? ", " : "")}}{{more}}}""";

    /// <summary>Tries to make a request for a product.</summary>
    /// <param name="values">The <c>parameters</c> as JSON.</param>
    public static Task<Answer> RequestAsync(
        this Api api, TestAccount client, TestAccount vendor, string product, string values = "[]",
        string status = "Draft") => api.As(client).PostAnswerAsync(
            "/v1/commerce/requests",
            $$"""
            {"name": "More seats", "status": "{{status}}", "vendor": {"id": "{{vendor.Id}}"},
             "client": {"id": "{{client.Id}}"}, "product": {"id": "{{product}}"}, "parameters": {{values}}}
            """);

    /// <summary>A request for a product.</summary>
    public static async Task<TestRequest> CreateRequestForAsync(
        this Api api, TestAccount client, TestAccount vendor, string product, string values = "[]",
        string status = "Draft")
    {
        var made = (await api.RequestAsync(client, vendor, product, values, status)).Is(HttpStatusCode.Created).Json;
        return new TestRequest(made["id"]!.GetValue<string>(), "More seats", client, vendor);
    }

    public static Task<Answer> PutAnswerAsync(
        this HttpClient http, string path, string body, string mediaType = "application/json",
        params (string Name, string Value)[] headers) =>
        http.CallAsync(HttpMethod.Put, path, Encoding.UTF8.GetBytes(body), mediaType, headers: headers);

    /// <summary>The parameters of a request as a caller reads it: <c>externalId=value</c>, with the error behind a star.</summary>
    public static async Task<IReadOnlyList<string>> ValuesAsync(this Api api, TestAccount account, TestRequest request) =>
        Values((await api.As(account).GetAnswerAsync(request.Path)).Is(HttpStatusCode.OK).Json);

    public static IReadOnlyList<string> Values(JsonObject request) =>
    [
        .. (request["parameters"]?.AsArray() ?? []).Select(parameter =>
            $"{parameter!["externalId"]}={parameter["value"]}"
            + (parameter["error"] is { } error ? $"*{error["id"]}" : "")),
    ];
}
