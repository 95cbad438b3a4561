using Commerce.Foundation.Database;

namespace Commerce.Api.Amqp;

internal static class AmqpServices
{
    public static IServiceCollection AddAmqp(this IServiceCollection services)
    {
        services.AddOptions<AmqpOptions>().BindConfiguration("Amqp").ValidateDataAnnotations().ValidateOnStart();
        services.AddHostedService<PublishEvents>();
        services.AddHostedService<PublishConnectorEvents>();
        services.AddSingleton<IBacklog, UnpublishedEvents>();
        services.AddSingleton<IBacklog, UnpublishedConnectorEvents>();
        return services;
    }
}
