using Commerce.Api.Accounts.Products;
using Commerce.Api.Templates;
using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Foundation.Markup;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Commerce.Api.Requests;

internal static class GetRequestTemplate
{
    /// <summary>Show a request to people</summary>
    /// <remarks>
    /// The template of the request's product filled with the request's values, or the service's own template where
    /// there is none: a safe HTML fragment (`text/html`) or Markdown (`text/markdown`), by `Accept`.
    /// </remarks>
    public static async Task<Results<TaggedText, ProblemResult>> Handle(
        RequestId id, Caller caller, HttpContext http, ConnectionPool database, MarkupRenderer markup,
        CancellationToken cancellation)
    {
        var language = Languages.Of(http);
        var filled = await database.ReadAsync(
            connection => FillAsync(id, caller, language, connection), cancellation);
        if (filled is null)
        {
            return Problems.NotFound();
        }

        return Negotiation.Choose(http.Request, Negotiation.Html, Negotiation.Markdown) == Negotiation.Markdown
            ? new TaggedText(filled, Negotiation.Markdown)
            : new TaggedText(await markup.RenderAsync(filled, cancellation), Negotiation.Html);
    }

    private static async Task<string?> FillAsync(
        RequestId id, Caller caller, Language language, NpgsqlConnection connection)
    {
        if (await GetRequest.FullAsync(id, caller, connection) is not { } request)
        {
            return null;
        }

        var stored = request.Product is null
            ? null
            : await StoredTemplate.FindAsync(ProductId.Parse(request.Product.Id), connection);
        var values = new RequestText(request, await AskedParameters.OfRequestAsync(id, connection), language);
        return FillTemplate.Run(stored?.Content ?? DefaultTemplate.In(language), values.Of, values.Table);
    }
}
