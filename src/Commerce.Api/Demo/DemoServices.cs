using Commerce.Foundation.Database;

namespace Commerce.Api.Demo;

internal static class DemoServices
{
    /// <summary>Demo accounts, requests, messages and tokens, where the operator of this copy wants them.</summary>
    public static IServiceCollection AddDemo(this IServiceCollection services, LocalDatabase server)
    {
        if (server.Demo)
        {
            services.AddSingleton<DemoStart>();
            services.AddSingleton<AfterMigration>(provider => provider.GetRequiredService<DemoStart>().RunAsync);
        }

        return services;
    }
}
