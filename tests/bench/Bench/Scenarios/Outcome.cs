namespace Commerce.Bench.Scenarios;

/// <summary>What a scenario has shown.</summary>
/// <param name="Markdown">Its part of the report.</param>
/// <param name="Goals">What was to be reached.</param>
/// <param name="Failure">Why its figures count for nothing; null where every call did what it was for.</param>
internal sealed record Outcome(string Markdown, IReadOnlyList<Goal> Goals, string? Failure);
