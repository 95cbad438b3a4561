using System.Buffers.Binary;
using System.Buffers.Text;
using Commerce.Api.Requests;

namespace Commerce.Api.Events;

/// <summary>The id of an event: opaque to callers, the same wherever the event is told.</summary>
internal readonly record struct EventId(long RequestNo, int Seq)
{
    /// <summary>The grammar, for the OpenAPI document.</summary>
    public const string Pattern = "^evt_[A-Za-z0-9_-]{16}$";

    private const string Prefix = "evt_";
    private const int Bytes = 12;

    /// <returns>Null where the text is no such id.</returns>
    public static EventId? Parse(string? text)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        if (text?.Length != Prefix.Length + 16 || !text.StartsWith(Prefix, StringComparison.Ordinal)
            || !Base64Url.IsValid(text.AsSpan(Prefix.Length))
            || !Base64Url.TryDecodeFromChars(text.AsSpan(Prefix.Length), bytes, out var read) || read != Bytes)
        {
            return null;
        }

        return new EventId(BinaryPrimitives.ReadInt64BigEndian(bytes), BinaryPrimitives.ReadInt32BigEndian(bytes[8..]));
    }

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        BinaryPrimitives.WriteInt64BigEndian(bytes, RequestNo);
        BinaryPrimitives.WriteInt32BigEndian(bytes[8..], Seq);
        return Prefix + Base64Url.EncodeToString(bytes);
    }

    public RequestId Request => new(RequestNo);
}
