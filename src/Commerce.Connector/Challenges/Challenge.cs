using System.Security.Cryptography;
using System.Text;

namespace Commerce.Connector.Challenges;

/// <summary>How challenges are signed: by a key of the service, for an identity, a device or a relationship.</summary>
internal static class Challenge
{
    public const string Purpose = "connector-challenge";
    public const string Identity = "Identity";
    public const string Device = "Device";
    public const string Relationship = "Relationship";

    /// <param name="scope">For whom: an address, or the id of a device or a relationship.</param>
    public static string Sign(string text, string scope, byte[] key) =>
        Convert.ToBase64String(HMACSHA512.HashData(key, Encoding.UTF8.GetBytes($"{scope}\n{text}")));

    public static bool IsSigned(string text, string scope, string signature, byte[] key) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(signature), Encoding.UTF8.GetBytes(Sign(text, scope, key)));
}
