using Commerce.Foundation.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Requests;

internal static class ProcessRequest
{
    /// <summary>Hand over, or answer</summary>
    /// <remarks>
    /// Moves a Draft to the vendor, and a request that is Querying back to Processing. A Draft is refused while
    /// `validate` finds something wrong with it. A `System` message in the thread says so, after the `message` of the
    /// caller where there is one.
    /// </remarks>
    public static Task<Results<NoContent, Tagged<Request>, ProblemResult>> Handle(
        RequestId id, Body<ActionNote> note, [AsParameters] MoveRequest move) =>
        move.RunAsync(id, RequestAction.Process, note.Value);
}
