using Commerce.Api.Messages;
using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Requests;

internal static class CreateRequest
{
    /// <summary>Create a request</summary>
    /// <remarks>
    /// A client asks for itself, Operations for a client. The thread begins with a `System` message that says so.
    /// Fields that only the service writes may be sent; they are ignored. What begins as Processing holds a right
    /// value of every parameter that its product requires.
    /// </remarks>
    public static async Task<Results<Created<Request>, ProblemResult>> Handle(
        Body<NewRequest> body, Caller caller, HttpContext http, UnitOfWork work)
    {
        if (caller.Type == AccountType.Vendor)
        {
            return Problems.Forbidden("Requests are made by clients, or by Operations for a client.");
        }

        var errors = new FieldErrors();
        body.Value.Check(errors);
        var connection = await work.BeginAsync();
        var parties = await RequestParties.ResolveAsync(body.Value, caller, connection, errors);
        var asked = parties.ProductNo is { } productNo ? await AskedParameters.OfProductAsync(productNo, connection) : [];
        var edit = ParameterEdit.Of(asked, body.Value.Parameters, body.Names, caller, errors);
        if (body.Value.Status == NewRequestStatus.Processing)
        {
            edit.RefuseMistakes(errors, Languages.Of(http));
        }

        if (errors.Any)
        {
            return Problems.InvalidBody(errors);
        }

        var id = await InsertRequest.RunAsync(body.Value, parties, caller, connection);
        await AskedParameters.StoreAsync(id, edit.Changed, connection);
        var request = (await GetRequest.FullAsync(id, caller, connection))!;
        var by = await ActorNames.ReadAsync(caller, connection);
        var language = Languages.Of(http);
        await AddToThread.SystemAsync(
            id,
            caller.Type == AccountType.Operations
                ? SystemSentences.CreatedFor(language, by, request.Client!.Name!)
                : SystemSentences.Created(language, by),
            caller,
            connection);
        await work.CommitAsync();
        return TypedResults.Created(id.Href, request);
    }
}
