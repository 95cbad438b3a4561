using System.Net.Http.Headers;
using System.Text;

namespace Commerce.Api.Tests;

/// <summary>Calls whose answers are read to the end.</summary>
internal static class Calls
{
    public static Task<Answer> GetAnswerAsync(this HttpClient http, string path, string? accept = null) =>
        http.CallAsync(HttpMethod.Get, path, accept: accept);

    public static Task<Answer> PostAnswerAsync(
        this HttpClient http, string path, string body, string? mediaType = "application/json") =>
        http.CallAsync(HttpMethod.Post, path, Encoding.UTF8.GetBytes(body), mediaType);

    public static async Task<Answer> CallAsync(
        this HttpClient http, HttpMethod method, string path, byte[]? body = null, string? mediaType = null,
        string? accept = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            // A body that is refused unread breaks the connection under who sends it, and with it the answer.
            request.Headers.ExpectContinue = body.Length > 1024 * 1024 ? true : null;
            if (mediaType is not null)
            {
                request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
            }
        }

        if (accept is not null)
        {
            Assert.True(request.Headers.TryAddWithoutValidation("Accept", accept));
        }

        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        using var response = await http.SendAsync(request);
        return new Answer(
            response.StatusCode,
            // As they came: read one by one, some are split and put in order.
            response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
                .SelectMany(header => header.Value.Select(value => (header.Key, value)))
                .ToLookup(pair => pair.Key.ToUpperInvariant(), pair => pair.value),
            await response.Content.ReadAsByteArrayAsync());
    }
}
