using Npgsql;

namespace Commerce.Baselines;

internal static class Database
{
    /// <summary>The settings that were measured to be the fastest; the size of the pool is POOL.</summary>
    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        var connection = new NpgsqlConnectionStringBuilder(configuration.GetConnectionString("Commerce"))
        {
            MaxPoolSize = configuration.GetValue("POOL", 16),
            NoResetOnClose = true,
            MaxAutoPrepare = 50,
            AutoPrepareMinUsages = 2,
            Enlist = false,
        };
        services.AddSingleton(NpgsqlDataSource.Create(connection));
    }
}
