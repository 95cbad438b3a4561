using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Commerce.Api.Accounts.Products;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Query;

namespace Commerce.Api.Parameters;

/// <summary>
/// The id of a parameter: the digits of its product, then its number there, such as <c>PAR-1234-1234-0001</c>. Text
/// that follows no such grammar is the id of nothing.
/// </summary>
[PathId("The parameter's id.", ParameterId.Pattern, "PAR-1234-1234-0001")]
internal readonly record struct ParameterId(ProductId Product, int Seq) : IParsable<ParameterId>
{
    /// <summary>The grammar, for the OpenAPI document. On input letters of either case are fine.</summary>
    public const string Pattern = "^[Pp][Aa][Rr](-[0-9]{4}){3}$";

    public static ParameterId None { get; } = new(ProductId.None, -1);

    public string Href => $"{Product.Href}/parameters/{this}";

    public static ParameterId Parse(string? s, IFormatProvider? provider = null) =>
        EntityNumber.Digits("PAR", s) is [var high, var low, var seq]
            ? new(new ProductId((high * 10_000) + low), seq)
            : None;

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ParameterId result)
    {
        result = Parse(s, provider);
        return true;
    }

    /// <summary>The id as a value of a filter; null where the text is no such id.</summary>
    public static IdValue? ToValue(string text) => Parse(text) is { Seq: >= 0 } id
        ? new IdValue(id.ToString(), [id.Product.Number, id.Seq])
        : null;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"PAR{Product.ToString().AsSpan(3)}-{Seq:0000}");
}
