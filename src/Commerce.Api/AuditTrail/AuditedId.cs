using Commerce.Api.Accounts.Owned;
using Commerce.Api.Accounts.Products;
using Commerce.Api.Messages;
using Commerce.Api.Parameters;
using Commerce.Api.Requests;
using Commerce.Foundation.Identity;
using Commerce.Query;

namespace Commerce.Api.AuditTrail;

/// <summary>
/// Which object a record is about: its kind, as the event's name begins, and its numbers, some of which a kind leaves
/// empty. Here alone is known what the ids and addresses of all kinds look like.
/// </summary>
internal sealed record AuditedId(AuditedType Type, string Id, string Href, long? RequestNo, long? ObjectNo)
{
    // A parameter's number is that of its product, then its own four digits.
    private const int Groups = 10_000;

    private static readonly Dictionary<AuditedType, OwnedKind> Owned = new()
    {
        [AuditedType.Account] = OwnedKind.Account,
        [AuditedType.User] = OwnedKind.User,
        [AuditedType.Token] = OwnedKind.Token,
        [AuditedType.Product] = OwnedKind.Product,
        [AuditedType.Webhook] = OwnedKind.Webhook,
    };

    /// <summary>
    /// Null where the event's name begins with a kind that is not known, or the numbers are not those of the kind.
    /// </summary>
    public static AuditedId? Of(string happened, long? requestNo, long? objectNo) =>
        (Kind(happened), requestNo, objectNo) switch
        {
            (AuditedType.Request, { } request, null) => Request(new RequestId(request)),
            (AuditedType.Message, { } request, { } seq) => Message(new MessageId(new RequestId(request), (int)seq)),
            (AuditedType.Attachment, { } request, { } number) => Attachment(new RequestId(request), (int)number),
            (AuditedType.Parameter, null, { } number) => Parameter(new ProductId((int)(number / Groups)), (int)(number % Groups)),
            (AuditedType.Template, null, { } number) => Template(new ProductId((int)number)),
            ({ } type, null, { } number) when Owned.TryGetValue(type, out var kind) => Of(type, kind, (int)number),
            _ => null,
        };

    /// <summary>
    /// The id of an object as a value of a filter; null where the text is none of an object that has records.
    /// </summary>
    public static IdValue? ToValue(string text) => Parse(text) is { } id
        ? new IdValue(id.Id, [id.Type.ToString(), id.RequestNo, id.ObjectNo])
        : null;

    private static AuditedId? Parse(string text)
    {
        if (RequestId.Parse(text) is { Number: >= 0 } request)
        {
            return Request(request);
        }

        if (MessageId.Parse(text) is { Seq: >= 0 } message)
        {
            return Message(message);
        }

        if (EntityNumber.Digits("ATT", text) is { Length: 3 or 4 } groups)
        {
            return Attachment(RequestId.Parse($"REQ{text[3..^5]}"), groups[^1]);
        }

        if (ParameterId.Parse(text) is { Seq: >= 0 } parameter)
        {
            return Parameter(parameter.Product, parameter.Seq);
        }

        return Owned
            .Select(pair => EntityNumber.Parse(pair.Value.Prefix, text) is { } number
                ? Of(pair.Key, pair.Value, number)
                : null)
            .FirstOrDefault(id => id is not null);
    }

    private static AuditedType? Kind(string happened) =>
        Enum.TryParse<AuditedType>(happened.Split('.', 2)[0], ignoreCase: true, out var type) ? type : null;

    private static AuditedId Request(RequestId id) =>
        new(AuditedType.Request, id.ToString(), id.Href, id.Number, null);

    private static AuditedId Message(MessageId id) =>
        new(AuditedType.Message, id.ToString(), id.Href, id.Request.Number, id.Seq);

    private static AuditedId Attachment(RequestId request, int number)
    {
        var id = FormattableString.Invariant($"ATT-{request.Digits()}-{number:0000}");
        return new(AuditedType.Attachment, id, $"{request.Href}/attachments/{id}", request.Number, number);
    }

    private static AuditedId Parameter(ProductId product, int seq)
    {
        var id = new ParameterId(product, seq);
        return new(AuditedType.Parameter, id.ToString(), id.Href, null, ((long)product.Number * Groups) + seq);
    }

    private static AuditedId Template(ProductId product) =>
        new(AuditedType.Template, product.ToString(), $"{product.Href}/template", null, product.Number);

    private static AuditedId Of(AuditedType type, OwnedKind kind, int number) =>
        new(type, kind.Id(number), kind.Href(number), null, number);
}
