using Commerce.Foundation.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Requests;

internal static class QueryRequest
{
    /// <summary>Ask for more information</summary>
    /// <remarks>
    /// Moves a request that is Processing to Querying: it waits for the client.
    /// A `System` message in the thread says so, after the `message` of the caller where there is one.
    /// </remarks>
    public static Task<Results<NoContent, Tagged<Request>, ProblemResult>> Handle(
        RequestId id, Body<ActionNote> note, [AsParameters] MoveRequest move) =>
        move.RunAsync(id, RequestAction.Query, note.Value);
}
