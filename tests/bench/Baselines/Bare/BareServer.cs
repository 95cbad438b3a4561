using Dapper;

namespace Commerce.Baselines.Bare;

/// <summary>
/// A minimal API over Dapper and source-generated JSON as a careful team would write it, and nothing else: no callers, no
/// visibility, no query language, no validators, no events. One statement a call.
/// </summary>
internal static class BareServer
{
    public static WebApplication Create(string[] args)
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.ConfigureHttpJsonOptions(json =>
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, BareJson.Default));
        Database.Add(builder.Services, builder.Configuration);
        var app = builder.Build();
        app.MapGet("/v1/commerce/requests/{id}/messages", ListMessages.Handle);
        app.MapPost("/v1/commerce/requests/{id}/messages", CreateMessage.Handle);
        app.MapGet("/v1/commerce/requests/{id}/messages/{messageId}", GetMessage.Handle);
        return app;
    }
}
