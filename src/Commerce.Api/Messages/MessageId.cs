using System.Diagnostics.CodeAnalysis;
using Commerce.Api.Requests;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Query;

namespace Commerce.Api.Messages;

/// <summary>
/// The id of a message: the digits of its request, then two groups with its number in the thread, such as
/// <c>MSG-1671-0642-0000-0007</c>. Text that follows no such grammar is the id of nothing.
/// </summary>
[PathId("The message's id.", MessageId.Pattern, "MSG-1671-0642-0000-0007")]
internal readonly record struct MessageId(RequestId Request, int Seq) : IParsable<MessageId>
{
    /// <summary>The grammar, for the OpenAPI document. On input letters of either case are fine.</summary>
    public const string Pattern = "^[Mm][Ss][Gg](-[0-9]{4}){4,5}$";

    private const string Prefix = "MSG";

    public static MessageId None { get; } = new(RequestId.None, -1);

    public string Href => string.Concat(Request.Href, "/messages/", ToString());

    public static MessageId Parse(string? s, IFormatProvider? provider = null) => EntityNumber.Digits("MSG", s) switch
    {
        [.., var high, var low] and { Length: 4 or 5 } =>
            new(RequestId.Parse($"REQ{s.AsSpan(3, s!.Length - 13)}"), (high * 10_000) + low),
        _ => None,
    };

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out MessageId result)
    {
        result = Parse(s, provider);
        return true;
    }

    /// <summary>The id as a value of a filter; null where the text is no such id.</summary>
    public static IdValue? ToValue(string text) => Parse(text) is { Seq: >= 0 } id
        ? new IdValue(id.ToString(), [id.Request.Number, id.Seq])
        : null;

    public override string ToString() => string.Create(
        Prefix.Length + Request.DigitsLength + (2 * EntityNumber.GroupLength), this, static (text, id) =>
        {
            Prefix.CopyTo(text);
            id.Request.WriteDigits(text[Prefix.Length..]);
            EntityNumber.WriteGroups(text[(Prefix.Length + id.Request.DigitsLength)..], id.Seq);
        });
}
