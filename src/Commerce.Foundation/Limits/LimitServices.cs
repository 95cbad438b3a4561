namespace Commerce.Foundation.Limits;

internal static class LimitServices
{
    public static IServiceCollection AddLimits(this IServiceCollection services)
    {
        services.AddOptions<RateLimitOptions>()
            .BindConfiguration("RateLimits").ValidateDataAnnotations().ValidateOnStart();
        return services;
    }
}
