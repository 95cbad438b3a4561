namespace Commerce.Foundation.Http;

/// <summary>Ends a call with a problem from where no result can be returned, such as the binding of a parameter.</summary>
internal sealed class ProblemException(ProblemResult problem, Exception? inner = null)
    : Exception(problem.Detail, inner)
{
    public ProblemResult Problem { get; } = problem;
}
