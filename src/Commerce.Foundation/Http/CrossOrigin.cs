using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;

namespace Commerce.Foundation.Http;

/// <summary>
/// Lets pages of the configured origins call the service from a browser. They send a token of their own: no cookie means
/// anything here, so none is let through.
/// </summary>
internal static class CrossOrigin
{
    // What a page may read beside the body.
    private static readonly string[] Readable =
    [
        "ETag", "Link", "Location", "Retry-After", "RateLimit", "RateLimit-Policy", "Content-Disposition", "WWW-Authenticate",
        "Idempotent-Replayed", "Preference-Applied", "MPT-Streaming", Correlation.RequestIdHeader, "traceparent",
    ];

    public static IServiceCollection AddCrossOrigin(this IServiceCollection services)
    {
        services.AddOptions<CrossOriginOptions>().BindConfiguration("Cors");
        services.AddCors();
        services.AddOptions<CorsOptions>().Configure<IOptions<CrossOriginOptions>>((cors, settings) =>
            cors.AddDefaultPolicy(policy => policy
                .WithOrigins(settings.Value.List)
                .AllowAnyMethod()
                .AllowAnyHeader()
                .WithExposedHeaders(Readable)
                .SetPreflightMaxAge(TimeSpan.FromHours(1))));
        return services;
    }

    /// <summary>Behind routing; nothing at all where no origin is configured.</summary>
    public static void UseCrossOrigin(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<CrossOriginOptions>>().Value.List.Length > 0)
        {
            app.UseCors();
        }
    }
}
