using System.Security.Cryptography;
using System.Text;

namespace Commerce.Foundation.Idempotency;

/// <summary>
/// What is stored under a key tells nothing to those who do not know the key: it is found by the key's hash, and its body is
/// sealed (AES-GCM) with another. An answer may hold a token's secret, which is otherwise kept nowhere.
/// </summary>
internal static class KeySecrets
{
    private const int KeyBytes = 32;

    private static readonly int NonceBytes = AesGcm.NonceByteSizes.MaxSize;
    private static readonly int TagBytes = AesGcm.TagByteSizes.MaxSize;

    /// <summary>The name under which the answer is found.</summary>
    public static string NameOf(string key) => Convert.ToHexStringLower(Derive(key, "name"));

    public static byte[] Seal(byte[] body, string key)
    {
        var sealedBody = new byte[NonceBytes + TagBytes + body.Length];
        var nonce = sealedBody.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(Derive(key, "body"), TagBytes);
        cipher.Encrypt(
            nonce, body, sealedBody.AsSpan(NonceBytes + TagBytes), sealedBody.AsSpan(NonceBytes, TagBytes));
        return sealedBody;
    }

    public static byte[] Open(byte[] sealedBody, string key)
    {
        var body = new byte[sealedBody.Length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(Derive(key, "body"), TagBytes);
        cipher.Decrypt(
            sealedBody.AsSpan(0, NonceBytes), sealedBody.AsSpan(NonceBytes + TagBytes),
            sealedBody.AsSpan(NonceBytes, TagBytes), body);
        return body;
    }

    private static byte[] Derive(string key, string purpose) => HKDF.DeriveKey(
        HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(key), KeyBytes, info: Encoding.UTF8.GetBytes(purpose));
}
