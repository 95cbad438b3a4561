namespace Commerce.Foundation.Database;

/// <summary>Work that is stored and still to be done; <see cref="MeasureBacklogs"/> tells how much it is.</summary>
internal interface IBacklog
{
    /// <summary>The word by which it is measured.</summary>
    string Name { get; }

    /// <returns>Null where there is no such work on this copy of the service.</returns>
    Task<Backlog?> FindAsync(CancellationToken cancellation);
}
