using Commerce.Foundation.Http;

namespace Commerce.Api.AuditTrail;

/// <summary>Every route of the resource.</summary>
internal static class AuditTrailEndpoints
{
    public static IServiceCollection AddAuditTrail(this IServiceCollection services) =>
        services.AddWireTypes(AuditTrailJson.Default);

    public static void MapAuditTrail(this IEndpointRouteBuilder app)
    {
        var records = app.MapGroup("/v1/audit/records")
            .WithTags("Audit trail")
            .RequireAuthorization()
            .WithCommonProblems();

        records.MapGet("", ListAuditRecords.Handle)
            .WithName("listAuditRecords")
            .WithFields(AuditRecordFields.All);

        records.MapGet("/{id}", GetAuditRecord.Handle)
            .WithName("getAuditRecord")
            .WithSelect(AuditRecordFields.All)
            .WithProblems(Problems.NotFoundType);
    }
}
