using System.Net;
using System.Text.Json.Nodes;
using Commerce.Foundation.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Commerce.Api.Tests.Connector;

/// <summary>The connector's OpenAPI document, compared with the routes that there are.</summary>
public sealed class ConnectorDocumentTests(ConnectorApi api) : IClassFixture<ConnectorApi>
{
    private const string Base = "/api/v2";

    [Fact]
    public async Task Document_has_every_route_and_no_other()
    {
        var document = (await api.Anonymous.GetAnswerAsync("/openapi/connector.v2.json")).Is(HttpStatusCode.OK).Json;
        var described = document["paths"]!.AsObject().SelectMany(path =>
            path.Value!.AsObject().Select(operation => $"{operation.Key.ToUpperInvariant()} {Base}{path.Key}"));
        var routes = api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<CredentialHeader>() is not null
                && route.RoutePattern.RawText!.StartsWith(Base, StringComparison.Ordinal))
            .SelectMany(route => route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method =>
                $"{method} {route.RoutePattern.RawText}"));

        Assert.Equal(routes.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
        Assert.Equal(document.ToJsonString(), JsonNode.Parse(Checkout.Text("openapi/connector.v2.json"))!.ToJsonString());
    }

    [Fact]
    public async Task Every_reference_of_the_document_leads_somewhere_and_every_operation_has_a_name_of_its_own()
    {
        var document = (await api.Anonymous.GetAnswerAsync("/openapi/connector.v2.json")).Json;
        var names = document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject())
            .Select(operation => Wire.Text(operation.Value, "operationId")).ToList();
        Assert.Equal(names.Distinct(), names);
        Assert.All(References(document), reference =>
        {
            JsonNode? place = document;
            foreach (var part in reference.TrimStart('#', '/').Split('/'))
            {
                place = place?[part];
            }

            Assert.True(place is not null, reference);
        });
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member =>
            member.Key == "$ref" ? [member.Value!.GetValue<string>()] : References(member.Value)),
        JsonArray items => items.SelectMany(References),
        _ => [],
    };
}
