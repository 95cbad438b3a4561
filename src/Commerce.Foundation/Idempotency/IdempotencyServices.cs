using Commerce.Foundation.Database;

namespace Commerce.Foundation.Idempotency;

internal static class IdempotencyServices
{
    public static IServiceCollection AddIdempotency(this IServiceCollection services) => services.AddPrune<PruneKeys>();
}
