namespace Commerce.Foundation.Database;

/// <summary>Set behind every commit of a call: for whoever works on what was committed.</summary>
internal sealed class CommitSignal : AsyncSignal;
