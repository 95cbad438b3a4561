namespace Commerce.Foundation.Idempotency;

internal static class IdempotencyServices
{
    public static IServiceCollection AddIdempotency(this IServiceCollection services)
    {
        services.AddSingleton<PruneKeys>();
        services.AddHostedService(provider => provider.GetRequiredService<PruneKeys>());
        return services;
    }
}
