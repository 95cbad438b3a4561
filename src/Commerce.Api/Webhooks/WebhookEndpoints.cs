using System.Net;
using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;

namespace Commerce.Api.Webhooks;

/// <summary>Every route of the resource, and what calls the webhooks.</summary>
internal static class WebhookEndpoints
{
    public static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        services.AddOptions<WebhookOptions>()
            .BindConfiguration("Webhooks").ValidateDataAnnotations().ValidateOnStart();
        services.ConfigureAll<OpenApiOptions>(document => document.AddDocumentTransformer(DescribeCalls.Transform));
        services.AddSingleton<WebhookKey>();
        services.AddSingleton<WebhookSignals>();
        services.AddSingleton<PingSlots>();
        services.AddSingleton<ResolveHost>((name, cancellation) => Dns.GetHostAddressesAsync(name, cancellation));
        services.AddSingleton(provider => new CallWebhook(
            WebhookConnections.Open(
                provider.GetRequiredService<IOptions<WebhookOptions>>(), provider.GetRequiredService<ResolveHost>()),
            provider.GetRequiredService<TimeProvider>()));
        services.AddPrune<PruneDeliveries>();
        services.AddSingleton<IBacklog, PendingDeliveries>();
        services.AddHostedService<FanOut>();
        services.AddHostedService<ConnectorFanOut>();
        services.AddHostedService<DeliverEvents>();
        return services.AddWireTypes(WebhookJson.Default);
    }

    public static void MapWebhooks(this IEndpointRouteBuilder app)
    {
        var webhooks = app.MapGroup(OwnedKind.Webhook.Folder)
            .WithTags("Webhooks")
            .RequireAuthorization()
            .WithCommonProblems()
            .WithProblems(Problems.NotConfiguredType);
        webhooks.AddEndpointFilter((call, next) =>
            call.HttpContext.RequestServices.GetRequiredService<WebhookKey>().Exists
                ? next(call)
                : ValueTask.FromResult<object?>(WebhookKey.Missing()));

        webhooks.MapGet("", ListWebhooks.Handle)
            .WithName("listWebhooks")
            .WithFields(WebhookFields.All);

        webhooks.MapPost("", CreateWebhook.Handle)
            .WithName("createWebhook")
            .WithBody<NewWebhook>()
            .WithProblems(Problems.ConflictType);

        webhooks.MapGet("/{id}", GetWebhook.Handle)
            .WithName("getWebhook")
            .WithSelect(WebhookFields.All)
            .WithProblems(Problems.NotFoundType);

        webhooks.MapPut("/{id}", UpdateWebhook.Handle)
            .WithName("updateWebhook")
            .WithBody<WebhookChange>()
            .WithIfMatch()
            .WithProblems(Problems.NotFoundType);

        webhooks.MapDelete("/{id}", DeleteWebhook.Handle)
            .WithName("deleteWebhook")
            .WithIfMatch()
            .WithProblems(Problems.NotFoundType);

        webhooks.MapPost("/{id}/enable", EnableWebhook.Handle).WithName("enableWebhook").WithSwitch();
        webhooks.MapPost("/{id}/disable", DisableWebhook.Handle).WithName("disableWebhook").WithSwitch();

        webhooks.MapPost("/{id}/secret", RotateWebhookSecret.Handle)
            .WithName("rotateWebhookSecret")
            .WithBody<WebhookRotation>()
            .WithIfMatch()
            .WithProblems(Problems.NotFoundType);

        webhooks.MapPost("/{id}/ping", PingWebhook.Handle)
            .WithName("pingWebhook")
            .WithProblems(Problems.NotFoundType);

        webhooks.MapGet("/{id}/deliveries", ListDeliveries.Handle)
            .WithName("listWebhookDeliveries")
            .WithFields(DeliveryFields.All)
            .WithProblems(Problems.NotFoundType);

        webhooks.MapPost("/{id}/deliveries/{deliveryId}/redeliver", RedeliverEvent.Handle)
            .WithName("redeliverWebhookEvent")
            .WithProblems(Problems.NotFoundType, Problems.ConflictType);
    }

    private static RouteHandlerBuilder WithSwitch(this RouteHandlerBuilder endpoint) => endpoint
        .WithIfMatch()
        .WithMetadata(OptionalAnswer.Instance)
        .WithProblems(Problems.NotFoundType, Problems.ConflictType);
}
