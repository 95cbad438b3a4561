namespace Commerce.Api.Operations;

internal static class StartBannerServices
{
    public static IServiceCollection AddStartBanner(this IServiceCollection services) =>
        services.AddHostedService<StartBanner>();
}
