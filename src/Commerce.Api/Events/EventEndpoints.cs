using Commerce.Foundation.Database;
using Commerce.Foundation.Http;

namespace Commerce.Api.Events;

/// <summary>The feed, and what keeps it going.</summary>
internal static class EventEndpoints
{
    public static IServiceCollection AddEvents(this IServiceCollection services)
    {
        services.AddSingleton<EventSignals>();
        services.AddSingleton<EventHub>();
        services.AddSingleton<EventWait>();
        services.AddSingleton<PollList>();
        services.AddSingleton<RenderEvents>();
        services.AddPrune<PruneEvents>();
        services.AddSingleton<IBacklog, UnplacedEvents>();
        services.AddHostedService<PlaceEvents>();
        services.AddHostedService<ListenForEvents>();
        services.AddHostedService<FollowEvents>();
        return services.AddWireTypes(EventJson.Default);
    }

    public static void MapEvents(this IEndpointRouteBuilder app) =>
        app.MapGet("/v1/commerce/events", ListEvents.Handle)
            .WithName("listEvents")
            .WithTags("Events")
            .RequireAuthorization()
            .WithCommonProblems()
            .WithMetadata(EventParameters.All, WaitForm.EmptyPage)
            .WithProblems(Problems.InvalidQueryType, Problems.UriTooLongType, Problems.EventGoneType);
}
