using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Commerce.Connector.Account;
using Commerce.Connector.Envelope;
using Commerce.Foundation.Database;

namespace Commerce.Connector.Monitoring;

/// <summary>What clients ask about the connector itself. These answers wear no envelope.</summary>
internal static class MonitoringRoutes
{
    public static void Map(IEndpointRouteBuilder app, ConnectorRoutes routes)
    {
        foreach (var start in new[] { "", ConnectorPaths.OlderBase })
        {
            app.MapGet($"{start}/health", HealthAsync).ExcludeFromDescription();
            routes.GetAt($"{start}/Monitoring/Version", _ => Task.FromResult(ConnectorAnswer.Plain(Version())));
            routes.GetAt($"{start}/Monitoring/Requests", call => Task.FromResult(ConnectorAnswer.Plain(
                call.Http.RequestServices.GetRequiredService<CallCounts>().Of(call.Me.AccountNo))));
            routes.GetAt($"{start}/Monitoring/Support", async call => ConnectorAnswer.Plain(new JsonObject
            {
                ["version"] = Version(),
                ["health"] = await StateAsync(call.Http),
                ["configuration"] = AccountSettings.Of(call.Me),
                ["identityInfo"] = GetIdentityInfo.Of(call.Me),
            }));
        }
    }

    private static async Task HealthAsync(HttpContext http)
    {
        var state = await StateAsync(http);
        await WriteEnvelope.SendAsync(
            http,
            state["isHealthy"]!.GetValue<bool>() ? StatusCodes.Status200OK : StatusCodes.Status500InternalServerError,
            state);
    }

    private static async Task<JsonObject> StateAsync(HttpContext http)
    {
        var answers = await http.RequestServices.GetRequiredService<DatabaseReadiness>().AnswersAsync(http.RequestAborted);
        return new JsonObject
        {
            ["isHealthy"] = answers,
            ["services"] = new JsonObject { ["database"] = answers ? "healthy" : "unhealthy" },
        };
    }

    private static JsonObject Version()
    {
        var assembly = typeof(MonitoringRoutes).Assembly;
        var text = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        var parts = text.Split('+', 2);
        return new JsonObject
        {
            ["version"] = parts[0],
            ["build"] = "1",
            ["date"] = "",
            ["commit"] = parts.Length > 1 ? parts[1] : "",
            ["runtimeVersion"] = RuntimeInformation.FrameworkDescription,
        };
    }
}
