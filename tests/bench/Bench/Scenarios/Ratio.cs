namespace Commerce.Bench.Scenarios;

/// <summary>Calls a second of one case for each of another, in the same rounds; and what it was to be.</summary>
internal sealed record Ratio(string Of, string To, double? AtLeast = null);
