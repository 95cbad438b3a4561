using Npgsql;

namespace Commerce.Baselines.Limit;

/// <summary>
/// The least that can be done in C# for the same bytes: no routing, no binding, no serializer; the reader's bytes go
/// into the answer. Nobody would write a service so; it shows what is left to gain.
/// </summary>
internal static class LimitServer
{
    private const string Requests = "/v1/commerce/requests/";
    private const string Messages = "/messages";
    private const int RequestIdLength = 13;

    public static WebApplication Create(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        Database.Add(builder.Services, builder.Configuration);
        var app = builder.Build();
        var database = app.Services.GetRequiredService<NpgsqlDataSource>();
        app.Use((http, next) => Answer(http, database) ?? next(http));
        return app;
    }

    /// <returns>Null for a path that is none of the measured ones.</returns>
    private static Task? Answer(HttpContext http, NpgsqlDataSource database)
    {
        var path = http.Request.Path.Value.AsSpan();
        if (!path.StartsWith(Requests, StringComparison.Ordinal)
            || path.Length < Requests.Length + RequestIdLength + Messages.Length)
        {
            return null;
        }

        var request = Ids.Request(path.Slice(Requests.Length, RequestIdLength));
        var rest = path[(Requests.Length + RequestIdLength + Messages.Length)..];
        return (http.Request.Method, rest.Length) switch
        {
            ("GET", 0) => ListMessages.RunAsync(request, http, database),
            ("GET", _) => GetMessage.RunAsync(request, Ids.Seq(rest[1..]), http, database),
            _ => CreateMessage.RunAsync(request, http, database),
        };
    }
}
