using Commerce.Api.Parameters;
using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Api.Requests;

/// <summary>What keeps a request from being handed to its vendor, if anything.</summary>
/// <param name="Error">What is wrong with the request as a whole.</param>
/// <param name="Parameters">What the product asks, with the values and what is wrong with each.</param>
internal sealed record HandOver(Mistake? Error, IReadOnlyList<AskedParameter> Parameters)
{
    /// <returns>Null where there is no such request for the caller.</returns>
    public static async Task<HandOver?> FindAsync(RequestId id, Caller caller, NpgsqlConnection connection)
    {
        var row = await connection.FindAsync<Row>(SqlText.Of($"""
            select c.status = 'Active' as client_active, v.status = 'Active' as vendor_active,
                {AskedParameters.OfRequest} as parameters
            from request r
            join account c on c.account_no = r.client_no
            join account v on v.account_no = r.vendor_no
            where r.request_no = {id.Number} and {RequestScope.Of(caller)}
            """));
        return row is null ? null : new HandOver(
            !row.VendorActive ? Mistake.VendorInactive : !row.ClientActive ? Mistake.ClientInactive : null,
            AskedParameters.Read(row.Parameters));
    }

    /// <returns>Null where the request can be handed over.</returns>
    public ProblemResult? Refuse(Caller caller, Language language)
    {
        if (Error is not null)
        {
            return Problems.Conflict($"The request stays a Draft: {Error.English}");
        }

        var errors = new FieldErrors();
        ParameterEdit.Of(Parameters, null, _ => false, caller, errors).RefuseMistakes(errors, language);
        return errors.Any ? Problems.InvalidParameters(errors) : null;
    }

    private sealed record Row(bool ClientActive, bool VendorActive, string? Parameters);
}
