using System.Diagnostics.CodeAnalysis;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;

namespace Commerce.Api.Accounts.Products;

/// <summary>
/// The id of a product, <c>PRD-1234-5678</c>. Text that follows no such grammar parses to the id of nothing: it gets
/// the answer of what never existed.
/// </summary>
[PathId("The product's id.", ProductId.Pattern, "PRD-1234-5678")]
internal readonly record struct ProductId(int Number) : IParsable<ProductId>
{
    /// <summary>The grammar, for the OpenAPI document. On input letters of either case are fine.</summary>
    public const string Pattern = "^[Pp][Rr][Dd](-[0-9]{4}){2}$";

    public static ProductId None { get; } = new(-1);

    public string Href => $"/v1/catalog/products/{this}";

    public static ProductId Parse(string? s, IFormatProvider? provider = null) =>
        EntityNumber.Parse("PRD", s) is { } number ? new(number) : None;

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ProductId result)
    {
        result = Parse(s, provider);
        return true;
    }

    public override string ToString() => EntityNumber.Format("PRD", Number);
}
