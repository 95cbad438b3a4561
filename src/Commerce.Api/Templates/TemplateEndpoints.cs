using Commerce.Foundation.Http;

namespace Commerce.Api.Templates;

/// <summary>Every route of the resource.</summary>
internal static class TemplateEndpoints
{
    public static IServiceCollection AddTemplates(this IServiceCollection services) =>
        services.AddWireTypes(TemplateJson.Default);

    public static void MapTemplates(this IEndpointRouteBuilder app)
    {
        var template = app.MapGroup("/v1/catalog/products/{id}/template")
            .WithTags("Parameters")
            .RequireAuthorization()
            .WithCommonProblems()
            .WithProblems(Problems.NotFoundType);

        template.MapGet("", GetTemplate.Handle)
            .WithName("getProductTemplate")
            .WithTextForms(Negotiation.Markdown)
            .WithLanguage();

        template.MapPut("", UpdateTemplate.Handle)
            .WithName("updateProductTemplate")
            .WithBodyOrText<NewTemplate>(Negotiation.Markdown)
            .WithLanguage()
            .WithIfMatch()
            .WithProblems(Problems.ForbiddenType);
    }
}
