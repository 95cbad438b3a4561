using Microsoft.AspNetCore.Authentication;

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
        services
            .AddAuthentication(BearerHandler.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, BearerHandler>(BearerHandler.SchemeName, null);
        services.AddAuthorization();
        return services;
    }
}
