namespace Commerce.Foundation.Identity;

internal static class IdentityServices
{
    /// <summary>API tokens, and JWTs where an issuer is configured.</summary>
    public static IServiceCollection AddIdentity(this IServiceCollection services)
    {
        services.AddOptions<JwtOptions>().BindConfiguration("Jwt").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<JwtReader>();
        services.AddSingleton<RecentCallers>();
        services.AddSingleton<LastUses>();
        services.AddSingleton<CallerFinder>();
        services.AddHostedService<WriteLastUses>();
        // Who looks after what a route requires is Identification; routing does not know it.
        services.Configure<RouteOptions>(options => options.SuppressCheckForUnhandledSecurityMetadata = true);
        return services;
    }
}
