using Commerce.Foundation.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Accounts.Owned;

/// <summary>How a change ended: with the object as it is now, or with the reason why nothing was changed.</summary>
internal sealed record OwnedOutcome<T>(T? After, ProblemResult? Refusal)
    where T : class
{
    public Results<Tagged<T>, ProblemResult> ToAnswer() =>
        Refusal is { } refusal ? refusal : new Tagged<T>(After!);
}
