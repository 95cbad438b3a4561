using Commerce.Api.Database;
using Commerce.Api.Idempotency;
using Commerce.Api.Limits;
using Commerce.Api.Telemetry;

namespace Commerce.Api.Http;

internal static class HttpRules
{
    /// <summary>What every call passes through, in this order.</summary>
    public static void UseHttpRules(this WebApplication app)
    {
        app.Use(ServerSpan.Apply);
        app.Use(Correlation.Apply);
        app.Use(AnswerHeaders.Apply);
        app.UseMiddleware<RequestLog>();
        app.UseMiddleware<ProblemResponses>();
        app.Use(Rewrites.PublicPrefix);
        app.Use(Rewrites.MethodAsSpelt);
        app.Use(Rewrites.HeadAsGet);
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<RateLimits>();
        app.Use(Negotiation.Require);
        app.Use(QueryRules.Require);
        app.UseMiddleware<UndoneCalls>();
        app.UseMiddleware<IdempotentCalls>();
    }
}
