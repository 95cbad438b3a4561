using System.Text.Json;

namespace Commerce.Foundation.Idempotency;

/// <summary>An answer as it was given the first time.</summary>
internal sealed record StoredAnswer(byte[] Fingerprint, int Status, string Headers, byte[] Body)
{
    // Those of the connection and of the single call are made anew.
    private static readonly string[] Kept = ["Content-Type", "Location", "ETag", "Preference-Applied", "Link"];

    public static string KeptHeaders(HttpResponse response) => JsonSerializer.Serialize(
        Kept.Where(response.Headers.ContainsKey).ToDictionary(name => name, name => response.Headers[name].ToString()),
        IdempotencyJson.Default.DictionaryStringString);

    public async Task SendAsync(HttpContext http)
    {
        http.Response.StatusCode = Status;
        foreach (var (name, value) in JsonSerializer.Deserialize(Headers, IdempotencyJson.Default.DictionaryStringString)!)
        {
            http.Response.Headers[name] = value;
        }

        http.Response.Headers["Idempotent-Replayed"] = "true";
        if (Status != StatusCodes.Status204NoContent)
        {
            http.Response.ContentLength = Body.Length;
            await http.Response.Body.WriteAsync(Body, http.RequestAborted);
        }
    }
}
