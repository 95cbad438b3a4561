using System.Text.RegularExpressions;
using Commerce.Foundation.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Commerce.Api.Tests.Docs;

public sealed partial class ReadmeTests(Api api) : IClassFixture<Api>
{
    private static readonly string Readme = Checkout.Text("README.md");

    [Fact]
    public void The_problem_table_is_the_catalogue()
    {
        var rows = ProblemRow().Matches(Readme)
            .Select(row => (row.Groups[1].Value, int.Parse(row.Groups[2].Value)));

        Assert.Equal(Problems.All.Select(type => (type.Address, type.Status)), rows);
    }

    [Fact]
    public void Every_route_of_the_service_is_in_the_endpoint_table()
    {
        var routes = api.Services.GetServices<EndpointDataSource>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(route => route.RoutePattern.RawText!.StartsWith("/v1/", StringComparison.Ordinal))
            .Select(route =>
                $"{route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Single()} {route.RoutePattern.RawText}")
            .ToList();

        Assert.NotEmpty(routes);
        Assert.All(routes, route => Assert.Contains($"`{route.TrimEnd('/')}`", Readme, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_setting_is_in_the_configuration_table()
    {
        var settings = new (string Section, Type Options)[]
            {
                ("Commerce", typeof(Commerce.Foundation.Database.CommerceOptions)),
                ("Database", typeof(Commerce.Foundation.Database.DatabaseOptions)),
                ("Messages", typeof(Commerce.Api.Messages.MessageOptions)),
                ("Attachments", typeof(Commerce.Api.Attachments.AttachmentOptions)),
                ("Jwt", typeof(Commerce.Foundation.Identity.JwtOptions)),
                ("Hosting", typeof(Commerce.Api.Operations.HostingOptions)),
                ("Cors", typeof(CrossOriginOptions)),
                ("Webhooks", typeof(Commerce.Api.Webhooks.WebhookOptions)),
                ("RateLimits", typeof(Commerce.Foundation.Limits.RateLimitOptions)),
                ("Connector", typeof(Commerce.Connector.ConnectorOptions)),
            }
            .SelectMany(section => section.Options.GetProperties()
                .Where(property => property.CanWrite)
                .Select(property => $"`{section.Section}__{property.Name}`"))
            .ToList();

        Assert.All(settings, setting => Assert.Contains(setting, Readme, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^\| `(/problems/[a-z-]+)` \| (\d+) \|", RegexOptions.Multiline)]
    private static partial Regex ProblemRow();
}
