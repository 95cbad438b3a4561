using Microsoft.Extensions.Options;
using Npgsql;

namespace Commerce.Foundation.Database;

internal static class DatabaseServices
{
    /// <summary>The one data source, its keys, and the task that brings the schema up to date.</summary>
    public static IServiceCollection AddDatabase(this IServiceCollection services, LocalDatabase database)
    {
        services.AddOptions<DatabaseOptions>()
            .BindConfiguration("Database").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(database);
        services.AddSingleton(database.Connection);
        services.AddSingleton(provider => provider.GetRequiredService<DatabaseConnection>()
            .CreateDataSource(provider.GetRequiredService<IOptions<DatabaseOptions>>().Value));
        services.AddSingleton(provider => new ConnectionPool(
            provider.GetRequiredService<NpgsqlDataSource>(),
            provider.GetRequiredService<IOptions<DatabaseOptions>>().Value));
        services.AddSingleton<CommitSignal>();
        services.AddSingleton<RowTurns>();
        services.AddScoped<UnitOfWork>();
        services.AddSingleton<SigningKeys>();
        services.AddSingleton<DatabaseReadiness>();
        services.AddHostedService<DatabaseStart>();
        services.AddHostedService<PruneDatabase>();
        services.AddHostedService<MeasureBacklogs>();
        return services;
    }

    /// <summary>Has it deleted what is older than it has to be kept.</summary>
    public static IServiceCollection AddPrune<T>(this IServiceCollection services)
        where T : class, IPrune =>
        services.AddSingleton<T>().AddSingleton<IPrune>(provider => provider.GetRequiredService<T>());
}
