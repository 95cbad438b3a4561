using Commerce.Foundation.Http;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Commerce.Api.Operations;

/// <summary>How the process listens, stops and logs.</summary>
internal static class Hosting
{
    private const string DefaultAddress = "http://127.0.0.1:8080";
    private const int LongestRequestLine = 32 * 1024;
    private const int MostConnections = 10_000;

    private static readonly TimeSpan LongestHeaders = TimeSpan.FromSeconds(10);
    private static readonly MinDataRate SlowestAnswer = new(bytesPerSecond: 4096, gracePeriod: TimeSpan.FromSeconds(5));

    public static void AddHosting(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyLimits.LargestBytesOnTheWire;
            // Longer than our own limit on queries, so that a longer one is answered by us, with a problem.
            kestrel.Limits.MaxRequestLineSize = LongestRequestLine;
            // What waits for its caller costs memory. Headers come at once or not at all; an answer is taken as fast as the
            // slowest upload comes. Bodies have Kestrel's own limit, 240 bytes a second after five seconds: they cost no
            // more than they have brought.
            kestrel.Limits.RequestHeadersTimeout = LongestHeaders;
            kestrel.Limits.MinResponseDataRate = SlowestAnswer;
            // Beyond, a new connection is closed at once: an idle one costs some 20 KB and a handle.
            kestrel.Limits.MaxConcurrentConnections = MostConnections;
        });
        FrontDoor.Add(builder.Services);
        builder.Services.AddCrossOrigin();
        builder.Services.AddSingleton<Drain>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<Drain>());
        // The drain, and behind it the calls that are still at work.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(25));
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.Services.AddSingleton<IPostConfigureOptions<LoggerFilterOptions>, LogHygiene>();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<StreamSlots>();
        builder.Services.AddWireTypes(HttpJson.Default);
        builder.Services.AddWireTypes(OperationsJson.Default);
    }

    /// <summary>The first thing that a call meets.</summary>
    public static void UseDrain(this WebApplication app) =>
        app.Use(app.Services.GetRequiredService<Drain>().InvokeAsync);

    /// <summary>Runs until the process is told to stop. What keeps it from starting is told in a sentence.</summary>
    public static async Task<int> RunToExitCodeAsync(this WebApplication app)
    {
        try
        {
            await app.RunAsync();
            return Environment.ExitCode;
        }
        catch (IOException obstacle) when (obstacle.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{obstacle.Message} Choose another with --urls.");
        }
        catch (OptionsValidationException obstacle)
        {
            await Console.Error.WriteLineAsync(obstacle.Message);
        }

        return 1;
    }
}
