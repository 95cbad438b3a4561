using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Commerce.Foundation.Identity;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Commerce.Foundation.Http;

/// <summary>
/// The strong validator of a representation (RFC 9110, section 8.8.3): a hash of the very bytes that the caller gets.
/// What the caller may not see changes nothing in it.
/// </summary>
internal static class EntityTag
{
    private const int HashedBytes = 16;

    private static readonly Guid Build = typeof(EntityTag).Module.ModuleVersionId;

    public static string Of(ReadOnlySpan<byte> representation) =>
        $"\"{Convert.ToHexStringLower(SHA256.HashData(representation).AsSpan(0, HashedBytes))}\"";

    /// <summary>
    /// Of an answer that is made of nothing but its address, its media type, the type of who reads, and a version. Another
    /// build of the service may write it otherwise.
    /// </summary>
    public static string Of(HttpContext http, string mediaType, long version)
    {
        var (request, reader) = (http.Request, Caller.Of(http).Type);
        return Of(Encoding.UTF8.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"{Build} {reader} {mediaType} {version} {request.Path.Value?.ToUpperInvariant()} {RawQuery.Of(http)}")));
    }

    public static byte[] Serialize<T>(HttpContext http, T value) => JsonSerializer.SerializeToUtf8Bytes(
        value,
        (JsonTypeInfo<T>)http.RequestServices.GetRequiredService<IOptions<JsonOptions>>()
            .Value.SerializerOptions.GetTypeInfo(typeof(T)));

    /// <summary>True where <c>If-None-Match</c> names the representation; the comparison is weak (section 13.1.2).</summary>
    public static bool IsKnown(HttpContext http, string tag) =>
        EntityTagHeaderValue.TryParseList(http.Request.Headers.IfNoneMatch, out var known)
        && known.Any(candidate => candidate.Tag == "*" || candidate.Tag == tag);

    /// <summary>
    /// True where <c>If-Match</c> is sent and names neither <c>*</c> nor the full form as the caller would read it now; the
    /// comparison is strong (section 13.1.1).
    /// </summary>
    public static bool IsStale<T>(HttpContext http, T full) =>
        http.Request.Headers.IfMatch.Count > 0 && IsStale(http, Of(Serialize(http, full)));

    /// <summary>The same for a representation whose validator is known.</summary>
    public static bool IsStale(HttpContext http, string tag)
    {
        if (http.Request.Headers.IfMatch.Count == 0)
        {
            return false;
        }

        return !EntityTagHeaderValue.TryParseList(http.Request.Headers.IfMatch, out var expected)
            || !expected.Any(candidate => candidate.Tag == "*" || (!candidate.IsWeak && candidate.Tag == tag));
    }
}
