using Commerce.Api.AuditTrail;
using Commerce.Api.Events;
using Commerce.Api.Messages;
using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Commerce.Api.Requests;

/// <summary>Takes an action on a request: all of its effects in one transaction, or none.</summary>
internal sealed record MoveRequest(
    HttpContext Http, Caller Caller, UnitOfWork Work, IOptions<MessageOptions> Messages)
{
    public async Task<Results<NoContent, Tagged<Request>, ProblemResult>> RunAsync(
        RequestId id, RequestAction action, ActionNote note)
    {
        var errors = new FieldErrors();
        note.Check(errors, Messages.Value.MaxContentLength);
        if (errors.Any)
        {
            return Problems.InvalidBody(errors);
        }

        var connection = await Work.BeginAsync();
        if (await LockedRequest.FindAsync(id, Caller, connection) is not { } request)
        {
            return Problems.NotFound();
        }

        if (EntityTag.IsStale(Http, await GetRequest.FullAsync(id, Caller, connection)))
        {
            return Problems.PreconditionFailed();
        }

        if (Refuse(request.Status, action) is { } refusal)
        {
            return refusal;
        }

        if (request.Status == RequestStatus.Draft
            && (await HandOver.FindAsync(id, Caller, connection))!.Refuse(Caller, Languages.Of(Http)) is { } unready)
        {
            return unready;
        }

        await ApplyAsync(id, request, action, note, connection);
        var after = Representation.IsWanted(Http) ? await GetRequest.FullAsync(id, Caller, connection) : null;
        await Work.CommitAsync();
        return after is null ? TypedResults.NoContent() : new Tagged<Request>(after);
    }

    private ProblemResult? Refuse(RequestStatus from, RequestAction action)
    {
        if (RequestActions.Who(from, action) is not { } who)
        {
            var open = RequestActions.Open(from, Caller.Type).Select(RequestActions.Name).ToList();
            return Problems.Conflict(
                $"The request is {from}; it cannot be moved by {action.Name()}. "
                + (open.Count > 0 ? $"You can: {string.Join(", ", open)}." : "There is no action for you in this state."));
        }

        return who.Contains(Caller.Type)
            ? null
            : Problems.Forbidden(
                $"Accounts of the type {Caller.Type} do not {action.Name()} a request that is {from}; "
                + $"{string.Join(" and ", who)} do.");
    }

    private async Task ApplyAsync(
        RequestId id, LockedRequest request, RequestAction action, ActionNote note, NpgsqlConnection connection)
    {
        await connection.ExecuteAsync(SqlText.Of($"""
            update request set status = {action.Target().ToString()} where request_no = {id.Number}
            """));
        if (request.Status == RequestStatus.Draft)
        {
            await WriteEvent.RevealAsync(id, connection);
        }

        if (note.Message is { } said)
        {
            await AddToThread.UserAsync(id, said, Caller, connection);
        }

        var by = await ActorNames.ReadAsync(Caller, connection);
        var at = await AddToThread.SystemAsync(id, Sentence(request, action, by), Caller, connection);
        await WriteRequestEvent.RunAsync(id, EventType(action), at, Caller, connection);
    }

    private string Sentence(LockedRequest request, RequestAction action, ActorNames by)
    {
        var language = Languages.Of(Http);
        return (request.Status, action) switch
        {
            (RequestStatus.Draft, RequestAction.Process) =>
                SystemSentences.Submitted(language, by, request.VendorName),
            (_, RequestAction.Process) when Caller.Type == AccountType.Client => SystemSentences.Answered(language, by),
            (_, RequestAction.Process) => SystemSentences.Resumed(language, by),
            (_, RequestAction.Query) => SystemSentences.Queried(language, by, request.ClientName),
            (_, RequestAction.Complete) => SystemSentences.Completed(language, by),
        };
    }

    private static string EventType(RequestAction action) => action switch
    {
        RequestAction.Process => EventTypes.RequestProcessing,
        RequestAction.Query => EventTypes.RequestQuerying,
        RequestAction.Complete => EventTypes.RequestCompleted,
    };
}
