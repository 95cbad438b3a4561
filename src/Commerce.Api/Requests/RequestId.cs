using System.Diagnostics.CodeAnalysis;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Query;

namespace Commerce.Api.Requests;

/// <summary>
/// The id of a request, <c>REQ-1671-0642</c> or, once those are used up, <c>REQ-1671-0642-0001</c>. Text that follows
/// no such grammar parses to <see cref="None"/>, the id of nothing: it gets the answer of what never existed.
/// </summary>
/// <param name="Number">The digits as a number; ids of three groups lie behind those of two.</param>
[PathId("The request's id.", RequestId.Pattern, "REQ-1671-0642")]
internal readonly record struct RequestId(long Number) : IParsable<RequestId>
{
    /// <summary>The grammar, for the OpenAPI document. On input letters of either case are fine.</summary>
    public const string Pattern = "^[Rr][Ee][Qq](-[0-9]{4}){2,3}$";

    public static RequestId None { get; } = new(-1);

    public string Href => Written("/v1/commerce/requests/REQ");

    public static RequestId Parse(string? s, IFormatProvider? provider = null) => EntityNumber.Digits("REQ", s) switch
    {
        [var a, var b] => new((a * 10_000L) + b),
        [var a, var b, var c] => new(EntityNumber.TwoGroups + (((a * 10_000L) + b) * 10_000L) + c),
        _ => None,
    };

    /// <summary>The id in the call's path; null where there is none.</summary>
    public static RequestId? OfRoute(HttpContext http) =>
        Parse(http.GetRouteValue("id") as string) is { Number: >= 0 } id ? id : null;

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out RequestId result)
    {
        result = Parse(s, provider);
        return true;
    }

    /// <summary>The id as a value of a filter; null where the text is no such id.</summary>
    public static IdValue? ToValue(string text) =>
        Parse(text) is { Number: >= 0 } id ? new IdValue(id.ToString(), [id.Number]) : null;

    /// <summary>How long <see cref="WriteDigits"/> is.</summary>
    public int DigitsLength => (Number < EntityNumber.TwoGroups ? 2 : 3) * EntityNumber.GroupLength;

    /// <summary>The groups of digits, each behind a hyphen, as every child of the request repeats them.</summary>
    public void WriteDigits(Span<char> text)
    {
        if (Number < EntityNumber.TwoGroups)
        {
            EntityNumber.WriteGroups(text, Number);
            return;
        }

        var behind = Number - EntityNumber.TwoGroups;
        EntityNumber.WriteGroups(text, behind / 10_000);
        EntityNumber.WriteGroup(text[(2 * EntityNumber.GroupLength)..], (int)(behind % 10_000));
    }

    /// <summary>The groups of digits with hyphens between them.</summary>
    public string Digits() => Written("")[1..];

    public override string ToString() => Written("REQ");

    private string Written(string before) => string.Create(
        before.Length + DigitsLength, (before, id: this), static (text, written) =>
        {
            written.before.CopyTo(text);
            written.id.WriteDigits(text[written.before.Length..]);
        });
}
