using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Commerce.Connector;

/// <summary>
/// How a template, a token or a file is passed on: who holds the reference may load it. Base64url text whose first letters
/// tell the kind (<c>UkxU</c>, <c>VE9L</c>, <c>RklM</c>), as it stands in QR codes.
/// </summary>
/// <param name="Id">What is referred to.</param>
/// <param name="Secret">What only its holders know.</param>
internal sealed record TruncatedReference(string Id, string Secret)
{
    public const string Invalid = "token / relationship template reference invalid";
    public const string InvalidForFiles = "token / file reference invalid";

    private const int Shortest = 88;
    private const int Longest = 400;
    private const int SecretBytes = 32;
    private const string Algorithm = "3";

    public static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <returns>Null where the text is no reference.</returns>
    public static TruncatedReference? Parse(string? text)
    {
        if (text is not { Length: >= Shortest and <= Longest })
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[Longest];
        return Base64Url.IsValid(text) && Base64Url.TryDecodeFromChars(text, bytes, out var read)
            && Encoding.UTF8.GetString(bytes[..read]).Split('|') is [{ } id, _, { Length: > 0 } secret, ..]
            && (Ids.IsOf("RLT", id) || Ids.IsOf("TOK", id) || Ids.IsOf("FIL", id))
                ? new TruncatedReference(id, secret)
                : null;
    }

    /// <summary>As a caller is told it.</summary>
    public string ToWire(string? forIdentity = null, bool hasPassword = false, bool isPin = false)
    {
        var meant = forIdentity is null ? "" : forIdentity[^Math.Min(4, forIdentity.Length)..];
        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes(
            $"{Id}|{Algorithm}|{Secret}|{meant}|{(hasPassword ? isPin ? "pin" : "pw" : "")}"));
    }

    /// <summary>True for the same secret, found out in a time that tells nothing.</summary>
    public bool Opens(string secret) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(secret));

    // A record would print its secret.
    public override string ToString() => Id;
}
