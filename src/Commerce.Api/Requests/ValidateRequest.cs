using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Requests;

internal static class ValidateRequest
{
    /// <summary>Validate a request</summary>
    /// <remarks>
    /// Tells what keeps the request from being handed over: parties that are not active, values that are missing or
    /// wrong, in the caller's language. Possible in every state. Nothing is stored, also where the body has values to
    /// be tried.
    /// </remarks>
    public static async Task<Results<Ok<RequestValidation>, ProblemResult>> Handle(
        RequestId id, Body<ParameterTrial> body, Caller caller, HttpContext http, ConnectionPool database,
        CancellationToken cancellation)
    {
        if (await database.ReadAsync(connection => HandOver.FindAsync(id, caller, connection), cancellation)
            is not { } request)
        {
            return Problems.NotFound();
        }

        var errors = new FieldErrors();
        var edit = ParameterEdit.Of(request.Parameters, body.Value.Parameters, body.Names, caller, errors);
        if (errors.Any)
        {
            return Problems.InvalidBody(errors);
        }

        var language = Languages.Of(http);
        return TypedResults.Ok(new RequestValidation
        {
            Error = request.Error?.ToError(language),
            Parameters = [.. edit.After.Select(parameter => parameter.ToValidated(language))],
        });
    }
}
