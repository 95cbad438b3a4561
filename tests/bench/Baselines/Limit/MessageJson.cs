using System.Buffers.Text;
using System.Text.Json;

namespace Commerce.Baselines.Limit;

/// <summary>Writes ids and addresses digit by digit into the answer.</summary>
internal static class MessageJson
{
    private const int IdLength = 23;
    private const int RequestIdLength = 13;

    public static readonly JsonEncodedText Id = JsonEncodedText.Encode("id");
    public static readonly JsonEncodedText Href = JsonEncodedText.Encode("href");
    public static readonly JsonEncodedText Type = JsonEncodedText.Encode("type");
    public static readonly JsonEncodedText Content = JsonEncodedText.Encode("content");

    private static ReadOnlySpan<byte> Requests => "/v1/commerce/requests/REQ-"u8;

    private static ReadOnlySpan<byte> Messages => "/messages/"u8;

    public static void WriteId(Utf8JsonWriter json, long request, int seq)
    {
        Span<byte> href = stackalloc byte[Requests.Length + RequestIdLength - 4 + Messages.Length + IdLength];
        Requests.CopyTo(href);
        var at = Requests.Length;
        Groups(href[at..], request);
        at += 9;
        Messages.CopyTo(href[at..]);
        at += Messages.Length;
        "MSG-"u8.CopyTo(href[at..]);
        Groups(href[(at + 4)..], request);
        href[at + 13] = (byte)'-';
        Groups(href[(at + 14)..], seq);
        json.WriteString(Id, href[at..]);
        json.WriteString(Href, href);
    }

    /// <summary>Eight digits as <c>0000-0000</c>.</summary>
    private static void Groups(Span<byte> target, long number)
    {
        Utf8Formatter.TryFormat(number / 10_000, target, out _, new('D', 4));
        target[4] = (byte)'-';
        Utf8Formatter.TryFormat(number % 10_000, target[5..], out _, new('D', 4));
    }
}
