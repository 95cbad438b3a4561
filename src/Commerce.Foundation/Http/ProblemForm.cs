namespace Commerce.Foundation.Http;

/// <summary>Another form of problems, for addresses whose callers have a contract of their own.</summary>
/// <param name="Applies">Whether a call is one of theirs.</param>
/// <param name="Write">Answers it.</param>
internal sealed record ProblemForm(Predicate<HttpContext> Applies, Func<HttpContext, ProblemResult, Task> Write);
