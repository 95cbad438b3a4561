using Commerce.Foundation.Http;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace Commerce.Api.Operations;

/// <summary>
/// What a call passes before anything of the framework: first of all filters, so that also a host which the framework
/// refuses (<c>AllowedHosts</c>) gets a problem document with all its headers.
/// </summary>
internal sealed class FrontDoor(IOptions<HostingOptions> hosting) : IStartupFilter
{
    /// <summary>Stands in front of whatever filters there are.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddOptions<HostingOptions>().BindConfiguration("Hosting").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<HostingOptions>>(Trust);
        // Else it answers with a page of HTML.
        services.PostConfigure<HostFilteringOptions>(hosts => hosts.IncludeFailureMessage = false);
        services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter, FrontDoor>());
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        // Without a list the framework would believe everybody.
        if (hosting.Value.Networks.Count > 0)
        {
            app.UseForwardedHeaders();
        }

        app.UseOuterRules();
        next(app);
    };

    private static void Trust(ForwardedHeadersOptions forwarded, IOptions<HostingOptions> hosting)
    {
        forwarded.ForwardedHeaders =
            ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        // As far back as the chain is one of known proxies.
        forwarded.ForwardLimit = null;
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var network in hosting.Value.Networks)
        {
            forwarded.KnownIPNetworks.Add(network);
        }
    }
}
