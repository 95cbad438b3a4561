using Commerce.Api.Http;
using Commerce.Api.Identity;
using Commerce.Query;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Commerce.Api.Parameters;

internal static class GetParameter
{
    /// <summary>Read a parameter</summary>
    /// <remarks>One that was deleted is no longer there; requests keep its values.</remarks>
    public static async Task<Results<Tagged<Parameter>, ProblemResult>> Handle(
        ProductId id, ParameterId parameterId, Caller caller, HttpContext http, NpgsqlDataSource database,
        CancellationToken cancellation)
    {
        var projection = ListQuery.ParseSelect(RawQuery.Of(http), ParameterFields.All);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return parameterId.Product == id && await ParameterRow.FindAsync(parameterId, caller, connection) is { } row
            ? new Tagged<Parameter>(row.ToParameter(projection))
            : Problems.NotFound();
    }
}
