using Commerce.Foundation.Database;
using Commerce.Foundation.Idempotency;
using Commerce.Foundation.Identity;
using Commerce.Foundation.Limits;
using Commerce.Foundation.Telemetry;

namespace Commerce.Foundation.Http;

internal static class HttpRules
{
    /// <summary>What every call passes through first, also one that the framework refuses.</summary>
    public static void UseOuterRules(this IApplicationBuilder app)
    {
        app.Use(ServerSpan.Apply);
        app.Use(Correlation.Apply);
        app.Use(AnswerHeaders.Apply);
        app.UseMiddleware<RequestLog>();
        app.UseMiddleware<ProblemResponses>();
    }

    /// <summary>What every call passes through behind that, in this order.</summary>
    public static void UseHttpRules(this WebApplication app)
    {
        app.Use(Rewrites.PublicPrefix);
        app.Use(Rewrites.MethodAsSpelt);
        app.Use(Rewrites.HeadAsGet);
        app.UseRouting();
        app.UseCrossOrigin();
        app.Use(CallWaits.Count);
        app.UseMiddleware<Identification>();
        app.UseMiddleware<RateLimits>();
        app.Use(Negotiation.Require);
        app.Use(QueryRules.Require);
        app.UseMiddleware<UndoneCalls>();
        app.UseMiddleware<IdempotentCalls>();
    }
}
