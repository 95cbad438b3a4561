using System.Reflection;
using System.Runtime.InteropServices;
using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Operations;

/// <summary>What balancers and operators ask. No credentials, no secrets.</summary>
internal static class OperationsEndpoints
{
    private static readonly VersionInfo Running = ReadVersion();

    public static void MapOperations(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", Live).WithName("getLiveness").WithTags("Operations")
            .WithProblems(Problems.InternalErrorType);
        app.MapGet("/health/ready", Ready).WithName("getReadiness").WithTags("Operations")
            .WithProblems(Problems.UnavailableType);
        app.MapGet("/version", Version).WithName("getVersion").WithTags("Operations")
            .WithProblems(Problems.InternalErrorType);
    }

    /// <summary>Tell whether the process runs</summary>
    /// <remarks>Does not ask the database: a process whose database is away is not to be restarted.</remarks>
    internal static Ok<Health> Live() => TypedResults.Ok(new Health("Healthy"));

    /// <summary>Tell whether calls can be answered</summary>
    /// <remarks>They can when the schema is up to date, the database answers, and nobody has told this copy to stop.</remarks>
    internal static async Task<Results<Ok<Health>, ProblemResult>> Ready(
        DatabaseReadiness readiness, Drain drain, CancellationToken cancellation)
    {
        if (drain.HasBegun)
        {
            return Problems.Stopping();
        }

        return await readiness.AnswersAsync(cancellation)
            ? TypedResults.Ok(new Health("Healthy"))
            : Problems.Unavailable("The database");
    }

    /// <summary>Tell what runs here</summary>
    /// <remarks>The version and, where the build knew it, the commit.</remarks>
    internal static Ok<VersionInfo> Version() => TypedResults.Ok(Running);

    private static VersionInfo ReadVersion()
    {
        var assembly = typeof(OperationsEndpoints).Assembly;
        var text = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        var parts = text.Split('+', 2);
        return new VersionInfo(
            "Commerce.Api", parts[0], parts.Length > 1 ? parts[1] : null, RuntimeInformation.FrameworkDescription);
    }
}
