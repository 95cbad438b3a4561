using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Commerce.Api.Tests.Accounts;

/// <summary>What the tests of accounts, users, tokens and products ask of them.</summary>
internal static class OwnedCalls
{
    public const string AccountsPath = "/v1/accounts/accounts";

    public const string UsersPath = "/v1/accounts/users";

    public const string TokensPath = "/v1/accounts/api-tokens";

    public const string ProductsPath = "/v1/catalog/products";

    public static Task<Answer> PutAnswerAsync(
        this HttpClient http, string path, string json, params (string Name, string Value)[] headers) =>
        http.CallAsync(HttpMethod.Put, path, Encoding.UTF8.GetBytes(json), "application/json", null, headers);

    /// <summary>An action without a body.</summary>
    public static Task<Answer> ActAsync(
        this HttpClient http, string path, params (string Name, string Value)[] headers) =>
        http.CallAsync(HttpMethod.Post, path, headers: headers);

    /// <summary>Makes an object and answers with it.</summary>
    public static async Task<JsonObject> MakeAsync(this HttpClient http, string path, string json) =>
        (await http.PostAnswerAsync(path, json)).Is(HttpStatusCode.Created).Json;

    public static string Text(this JsonNode node, string path)
    {
        JsonNode? found = node;
        foreach (var name in path.Split('.'))
        {
            found = found?[name];
        }

        return found?.ToString() ?? "";
    }

    /// <summary>What is there of an object, in wire order.</summary>
    public static string Names(this JsonNode node) => string.Join(' ', node.AsObject().Select(pair => pair.Key));
}
