using Commerce.Api.Accounts.Products;
using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Query;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Parameters;

internal static class GetParameter
{
    /// <summary>Read a parameter</summary>
    /// <remarks>One that was deleted is no longer there; requests keep its values.</remarks>
    public static async Task<Results<Tagged<Parameter>, ProblemResult>> Handle(
        ProductId id, ParameterId parameterId, Caller caller, HttpContext http, ConnectionPool database,
        CancellationToken cancellation)
    {
        var projection = ListQuery.ParseSelect(RawQuery.Of(http), ParameterFields.All);
        var row = parameterId.Product == id
            ? await database.ReadAsync(
                connection => ParameterRow.FindAsync(parameterId, caller, connection), cancellation)
            : null;
        return row is not null
            ? new Tagged<Parameter>(row.ToParameter(projection))
            : Problems.NotFound();
    }
}
