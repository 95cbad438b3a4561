using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Commerce.Api.OpenApi;
using Commerce.Foundation.Http;
using Commerce.Query;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Commerce.Api.Tests.Http;

public sealed class ConventionTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public void Every_endpoint_has_a_name_a_tag_and_a_declared_problem()
    {
        var endpoints = Endpoints()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/v1", StringComparison.Ordinal))
            .ToList();

        Assert.True(endpoints.Count >= 7);
        Assert.All(endpoints, endpoint =>
        {
            Assert.NotNull(endpoint.Metadata.GetMetadata<IEndpointNameMetadata>());
            Assert.NotEmpty(endpoint.Metadata.GetMetadata<ITagsMetadata>()!.Tags);
            var problems = endpoint.Metadata.OfType<IProducesResponseTypeMetadata>()
                .Where(response => response.Type == typeof(Problem)).Select(response => response.StatusCode).ToList();
            Assert.Superset(new HashSet<int> { 401, 500, 503 }, problems.ToHashSet());
        });
    }

    [Fact]
    public void Names_of_endpoints_are_unique_and_good_for_methods_of_an_SDK()
    {
        var names = Endpoints()
            .Select(endpoint => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName)
            .OfType<string>().ToList();

        Assert.Equal(names.Distinct(), names);
        Assert.All(names, name => Assert.Matches("^[a-z]+([A-Z][a-z]+)+$", name));
    }

    [Fact]
    public void Wire_types_have_unique_names_and_are_not_nested()
    {
        var wire = new[] { typeof(WireTypes).Assembly, typeof(Problem).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsPublic || type.IsNestedPublic)
            .ToList();

        Assert.Equal(wire.Select(type => type.Name).Distinct(), wire.Select(type => type.Name));
        Assert.All(wire, type => Assert.False(type.IsNested, type.FullName));
    }

    [Fact]
    public void Foundation_knows_no_resource()
    {
        var known = typeof(Problem).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!)
            .Where(name => name.StartsWith("Commerce.", StringComparison.Ordinal));

        Assert.Equal(["Commerce.Query"], known);
    }

    [Fact]
    public void Query_language_knows_no_web_no_database_and_nothing_of_the_service()
    {
        var known = typeof(ListQuery).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!);

        Assert.All(known, name => Assert.StartsWith("System.", name, StringComparison.Ordinal));
    }

    [Fact]
    public void Features_do_not_call_handlers_of_one_another()
    {
        var source = Path.GetFullPath(Path.Combine(ThisFolder(), "../../../src/Commerce.Api"));
        var handlers = typeof(WireTypes).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: true, IsSealed: true }
                && type.GetMethod("Handle", BindingFlags.Public | BindingFlags.Static) is not null)
            .ToList();

        Assert.True(handlers.Count >= 6);
        foreach (var handler in handlers)
        {
            var home = handler.Namespace!.Split('.')[2];
            var callers = Directory.GetFiles(source, "*.cs", SearchOption.AllDirectories)
                .Where(file => Regex.IsMatch(File.ReadAllText(file), $@"\b{handler.Name}\."))
                .Select(file => Path.GetRelativePath(source, file).Split('/')[0]);
            Assert.All(callers, caller => Assert.Equal(home, caller));
        }
    }

    private static string ThisFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    private List<RouteEndpoint> Endpoints() =>
        [.. api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];
}
