namespace Commerce.Bench.Scenarios;

/// <summary>Something that is measured.</summary>
internal interface IScenario
{
    /// <summary>What <c>--only</c> calls it.</summary>
    string Name { get; }

    /// <summary>False where it runs only when it is asked for by its name.</summary>
    bool IsInWholeRun { get; }

    Task<Outcome> RunAsync(Setup setup);
}
