using Commerce.Api.Accounts.Products;
using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Templates;

internal static class GetTemplate
{
    /// <summary>Read the template of a product</summary>
    /// <remarks>
    /// `Accept` chooses: an object as `application/json`, or the text alone (`text/markdown`). Where the vendor has
    /// stored none it is the service's own.
    /// </remarks>
    public static async Task<Results<Tagged<ProductTemplate>, TaggedText, ProblemResult>> Handle(
        ProductId id, Caller caller, HttpContext http, ConnectionPool database, CancellationToken cancellation)
    {
        if (await database.ReadAsync(connection => StoredTemplate.FindAsync(id, caller, connection), cancellation)
            is not { } stored)
        {
            return Problems.NotFound();
        }

        var template = stored.ToTemplate(Languages.Of(http));
        return Negotiation.Choose(http.Request, Negotiation.Json, Negotiation.Markdown) == Negotiation.Markdown
            ? new TaggedText(template.Content, Negotiation.Markdown)
            : new Tagged<ProductTemplate>(template);
    }
}
