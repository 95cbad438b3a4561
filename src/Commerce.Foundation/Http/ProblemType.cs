namespace Commerce.Foundation.Http;

/// <summary>One kind of error: its name never changes and is never used again for another kind.</summary>
/// <param name="Name">The last part of the <c>type</c> address, <c>/problems/{name}</c>.</param>
/// <param name="Meaning">What happened, and what the caller can do about it.</param>
internal sealed record ProblemType(string Name, int Status, string Title, string Meaning)
{
    /// <summary>How long a caller had better wait before it tries again.</summary>
    public int? RetryAfterSeconds { get; init; }

    public string Address => $"/problems/{Name}";
}
