using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Commerce.Api.Webhooks;

/// <summary>
/// Signs calls as the Standard Webhooks specification has it: HMAC-SHA256 of id, time and body, with dots between them.
/// </summary>
internal static class WebhookSignature
{
    /// <summary>The value of <c>webhook-signature</c>: one signature a secret, with spaces between them.</summary>
    public static string Of(string id, long seconds, ReadOnlySpan<byte> body, IEnumerable<WebhookSecret> secrets)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{seconds}.")), .. body];
        return string.Join(
            ' ', secrets.Select(secret => $"v1,{Convert.ToBase64String(HMACSHA256.HashData(secret.Bytes, signed))}"));
    }
}
