using Commerce.Foundation.Http;

namespace Commerce.Foundation.Idempotency;

/// <summary>The header <c>Idempotency-Key</c> (IETF draft draft-ietf-httpapi-idempotency-key-header-07).</summary>
internal static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";

    private const int Longest = 255;

    /// <summary>The caller's key: 1 to 255 visible ASCII characters, once. Null where none was sent.</summary>
    /// <exception cref="ProblemException">400: what was sent is no key.</exception>
    public static string? Of(HttpContext http)
    {
        var sent = http.Request.Headers[Header];
        if (sent.Count == 0)
        {
            return null;
        }

        if (sent is [{ Length: >= 1 and <= Longest } key] && key.All(character => character is > ' ' and <= '~'))
        {
            return key;
        }

        var errors = new FieldErrors();
        errors.Add(Header, $"A key is 1 to {Longest} visible ASCII characters without spaces, sent once.");
        throw new ProblemException(Problems.InvalidHeader(errors));
    }
}
