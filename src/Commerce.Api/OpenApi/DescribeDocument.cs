using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Commerce.Api.OpenApi;

/// <summary>What the document says as a whole: purpose, address, tags and credentials.</summary>
internal static class DescribeDocument
{
    private const string Bearer = "bearer";

    public static Task Transform(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Commerce API",
            Version = "1.0.0",
            Description = """
                Requests between clients and vendors of a marketplace, and the conversation around each of them.

                - `/v1/…` and `/public/v1/…` are the same.
                - What the caller may not see answers 404, exactly as what does not exist.
                - Every answer that is not a success is a problem document (RFC 9457). Its `type` is an address of this
                  service; the page there tells what is meant, and what to do.
                - Every answer carries `X-Request-Id` and `traceparent`.
                """,
            License = new OpenApiLicense { Name = "All rights reserved" },
            Contact = new OpenApiContact { Name = "The operator of this service" },
        };
        document.Servers = [new OpenApiServer { Url = "/", Description = "This service" }];
        document.Tags = new HashSet<OpenApiTag>
        {
            new() { Name = "Requests", Description = "What clients ask of vendors." },
            new() { Name = "Messages", Description = "The conversation around a request, and the feed across requests." },
            new() { Name = "Events", Description = "What happened, in order, for those who keep in step." },
            new() { Name = "Webhooks", Description = "Addresses of others that are called when something happens." },
            new() { Name = "Parameters", Description = "What a product's vendor asks of requests for it, and how they are shown." },
            new() { Name = "Attachments", Description = "The files that go with a request." },
            new() { Name = "Accounts", Description = "Clients, vendors and Operations." },
            new() { Name = "Users", Description = "People who act for an account." },
            new() { Name = "API tokens", Description = "Credentials of programs that act for an account." },
            new() { Name = "Products", Description = "What vendors offer, and requests may be about." },
            new() { Name = "Audit trail", Description = "Who did what, never changed." },
            new() { Name = "Operations", Description = "What balancers and operators ask; no credentials are needed." },
        };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Bearer] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = Bearer,
                Description = """
                    An API token of one account, `idt:TKN-dddd-dddd:<secret>`, or a JWT of the OpenID issuer that the
                    operator configured.
                    """,
            },
        };
        document.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] },
        ];
        ResponseHeaders.AddCommon(document.Components);
        DescribeProperties.Apply(document);
        LiveCalls.DescribeChoices(document);
        return Task.CompletedTask;
    }
}
