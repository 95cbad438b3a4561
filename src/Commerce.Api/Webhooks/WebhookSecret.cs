using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Commerce.Api.Webhooks;

/// <summary>What the calls of a webhook are signed with. It is stored sealed (AES-GCM), bound to its webhook.</summary>
internal sealed record WebhookSecret(byte[] Bytes)
{
    private const string Prefix = "whsec_";
    private const int Length = 32;

    private static readonly int NonceBytes = AesGcm.NonceByteSizes.MaxSize;
    private static readonly int TagBytes = AesGcm.TagByteSizes.MaxSize;

    public static WebhookSecret Create() => new(RandomNumberGenerator.GetBytes(Length));

    /// <summary>As receivers know it.</summary>
    public string Reveal() => Prefix + Convert.ToBase64String(Bytes);

    public byte[] Seal(int webhook, byte[] key)
    {
        var sealedBytes = new byte[NonceBytes + TagBytes + Bytes.Length];
        var nonce = sealedBytes.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Encrypt(
            nonce, Bytes, sealedBytes.AsSpan(NonceBytes + TagBytes), sealedBytes.AsSpan(NonceBytes, TagBytes), Owner(webhook));
        return sealedBytes;
    }

    /// <exception cref="CryptographicException">It was sealed with another key, or for another webhook.</exception>
    public static WebhookSecret Open(byte[] sealedBytes, int webhook, byte[] key)
    {
        if (sealedBytes.Length != NonceBytes + TagBytes + Length)
        {
            throw new CryptographicException("That is no sealed secret.");
        }

        var bytes = new byte[Length];
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Decrypt(
            sealedBytes.AsSpan(0, NonceBytes), sealedBytes.AsSpan(NonceBytes + TagBytes),
            sealedBytes.AsSpan(NonceBytes, TagBytes), bytes, Owner(webhook));
        return new WebhookSecret(bytes);
    }

    private static byte[] Owner(int webhook)
    {
        var owner = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(owner, webhook);
        return owner;
    }
}
