using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Commerce.Foundation.Identity;

/// <summary>
/// An API token as its owner holds it: <c>idt:TKN-dddd-dddd:&lt;secret&gt;</c>. The secret has 256 random bits, so its
/// bare SHA-256 is enough to store: there is nothing to guess.
/// </summary>
internal sealed record ApiToken(int Number, string Secret)
{
    public const string Scheme = "idt:";

    private const int SecretBytes = 32;

    public byte[] SecretHash => SHA256.HashData(Encoding.UTF8.GetBytes(Secret));

    public static ApiToken Create(int number) =>
        new(number, Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes)));

    public static ApiToken? Parse(string credential) =>
        credential.Split(':', 3) is ["idt", var id, { Length: > 0 and <= 200 } secret]
        && EntityNumber.Parse("TKN", id) is { } number
            ? new ApiToken(number, secret)
            : null;

    /// <summary>The whole credential. Shown once, stored nowhere.</summary>
    public string Reveal() => $"{Scheme}{EntityNumber.Format("TKN", Number)}:{Secret}";

    // A record would print its secret.
    public override string ToString() => EntityNumber.Format("TKN", Number);
}
