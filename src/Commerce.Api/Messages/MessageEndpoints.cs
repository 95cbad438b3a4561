using Commerce.Connector.Threads;
using Commerce.Api.Requests;
using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Idempotency;

namespace Commerce.Api.Messages;

/// <summary>Every route of the resource.</summary>
internal static class MessageEndpoints
{
    public static IServiceCollection AddMessages(this IServiceCollection services)
    {
        services.AddOptions<MessageOptions>()
            .BindConfiguration("Messages").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ICommerceThreads, ConnectorThreads>();
        services.AddSingleton<GroupedPosts>();
        services.AddSingleton<KeyedPosts>();
        services.AddSingleton<AuthorNames>();
        services.AddSingleton<MessagePages>();
        services.AddSingleton<ThreadVersions>();
        return services.AddWireTypes(MessageJson.Default);
    }

    public static void MapMessages(this IEndpointRouteBuilder app)
    {
        var thread = app.MapGroup("/v1/commerce/requests/{id}/messages")
            .WithTags("Messages")
            .RequireAuthorization()
            .WithCommonProblems()
            .WithProblems(Problems.NotFoundType);

        thread.MapGet("", ListMessages.Handle)
            .WithName("listRequestMessages")
            .WithFields(MessageFields.InThread)
            .WithLiveForm();

        thread.MapPost("", CreateMessage.Handle)
            .WithName("createRequestMessage")
            .WithMetadata(new BusyRow(http => RequestId.OfRoute(http)?.Number), new ClaimsLate())
            .WithBody<NewMessage>();

        thread.MapGet("/{messageId}", GetMessage.Handle)
            .WithName("getRequestMessage")
            .WithTextForms(Negotiation.Html, Negotiation.Markdown)
            .WithSelect(MessageFields.InThread);

        app.MapGet("/v1/commerce/messages", ListFeed.Handle)
            .WithName("listMessages")
            .WithTags("Messages")
            .RequireAuthorization()
            .WithCommonProblems()
            .WithFields(MessageFields.InFeed)
            .WithLiveForm()
            .WithProblems(Problems.EventGoneType);
    }
}
