using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Commerce.Api.Requests;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Query;

namespace Commerce.Api.Attachments;

/// <summary>
/// The id of an attachment: the digits of its request, then one group with its number, such as
/// <c>ATT-1671-0642-0003</c>. Text that follows no such grammar is the id of nothing.
/// </summary>
[PathId("The attachment's id.", AttachmentId.Pattern, "ATT-1671-0642-0003")]
internal readonly record struct AttachmentId(RequestId Request, int Seq) : IParsable<AttachmentId>
{
    /// <summary>The grammar, for the OpenAPI document. On input letters of either case are fine.</summary>
    public const string Pattern = "^[Aa][Tt][Tt](-[0-9]{4}){3,4}$";

    /// <summary>What one group of digits holds.</summary>
    public const int LastSeq = 9_999;

    public static AttachmentId None { get; } = new(RequestId.None, -1);

    public string Href => $"{Request.Href}/attachments/{this}";

    public static AttachmentId Parse(string? s, IFormatProvider? provider = null) =>
        EntityNumber.Digits("ATT", s) switch
        {
            [.., var seq] and { Length: 3 or 4 } => new(RequestId.Parse($"REQ{s.AsSpan(3, s!.Length - 8)}"), seq),
            _ => None,
        };

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out AttachmentId result)
    {
        result = Parse(s, provider);
        return true;
    }

    /// <summary>The id as a value of a filter; null where the text is no such id.</summary>
    public static IdValue? ToValue(string text) => Parse(text) is { Seq: >= 0 } id
        ? new IdValue(id.ToString(), [id.Request.Number, id.Seq])
        : null;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"ATT-{Request.Digits()}-{Seq:0000}");
}
