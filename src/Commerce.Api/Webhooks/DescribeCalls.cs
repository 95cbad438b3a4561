using System.Text.Json.Nodes;
using Commerce.Api.Events;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Commerce.Api.Webhooks;

/// <summary>What receivers are called with, for the OpenAPI document.</summary>
internal static class DescribeCalls
{
    public static Task Transform(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        // A section that OpenAPI 3.0 does not have is left out there.
        document.Webhooks = new Dictionary<string, IOpenApiPathItem>
        {
            ["event"] = Call("receiveEvent", "Something happened", """
                Sent for each event that a webhook asks for, in the order of each request, as the webhook's account may see it
                at that moment. What is not answered with 2xx within 15 seconds is sent again, ten times within 76 hours, under the same
                `webhook-id`: a receiver that keeps the ids takes each event once. 410 disables the webhook; 429 and 503 may name
                `Retry-After`; redirects are not followed.
                """, new OpenApiSchemaReference(nameof(CommerceEvent), document)),
        };
        return Task.CompletedTask;
    }

    private static OpenApiPathItem Call(string id, string summary, string description, IOpenApiSchema body) => new()
    {
        Operations = new Dictionary<HttpMethod, OpenApiOperation>
        {
            [HttpMethod.Post] = new()
            {
                OperationId = id,
                Summary = summary,
                Description = description,
                Parameters =
                [
                    Header("webhook-id", "The event's id, the same with every attempt.", "evt_AAAAAAD_AgIAAAAH"),
                    Header("webhook-timestamp", "When the attempt was made, in seconds since 1970.", "1769900400"),
                    Header(
                        "webhook-signature", "`v1,` and the HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body>` in base64; several with "
                        + "spaces between them while a rotation of the secret overlaps. One that is right is enough.",
                        "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4="),
                ],
                RequestBody = new OpenApiRequestBody
                {
                    Description = "The event.",
                    Required = true,
                    Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new() { Schema = body } },
                },
                Responses = new OpenApiResponses
                {
                    ["2XX"] = new OpenApiResponse { Description = "The event was taken." },
                    ["410"] = new OpenApiResponse { Description = "There is nobody any more: the webhook is disabled." },
                },
                Security = [new OpenApiSecurityRequirement()],
            },
        },
    };

    private static OpenApiParameter Header(string name, string description, string example) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Required = true,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        Example = JsonValue.Create(example),
    };
}
