using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Commerce.Connector;

/// <summary>
/// Addresses of identities: <c>did:e:&lt;host&gt;:dids:&lt;22 hexadecimal digits&gt;</c> as they are given here; what older
/// connectors gave, <c>id1</c> and 32 or 33 characters of base58, is read as well.
/// </summary>
internal static partial class Addresses
{
    private const int Digits = 22;

    public static string Create(string host) =>
        $"did:e:{host}:dids:{RandomNumberGenerator.GetHexString(Digits, lowercase: true)}";

    public static bool IsOne(string? text) => text is { Length: <= 200 } && (Newer.IsMatch(text) || Older.IsMatch(text));

    [GeneratedRegex(@"^did:e:[A-Za-z0-9.-]{1,140}:dids:[0-9a-f]{22}\z")]
    private static partial Regex Newer { get; }

    [GeneratedRegex(@"^id1[1-9A-HJ-NP-Za-km-z]{32,33}\z")]
    private static partial Regex Older { get; }
}
