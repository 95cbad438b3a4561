using Commerce.Foundation.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Requests;

internal static class CompleteRequest
{
    /// <summary>Complete a request</summary>
    /// <remarks>
    /// Moves a request that is Processing or Querying to Completed, which is final. Messages and attachments stay possible.
    /// A `System` message in the thread says so, after the `message` of the caller where there is one.
    /// </remarks>
    public static Task<Results<NoContent, Tagged<Request>, ProblemResult>> Handle(
        RequestId id, Body<ActionNote> note, [AsParameters] MoveRequest move) =>
        move.RunAsync(id, RequestAction.Complete, note.Value);
}
