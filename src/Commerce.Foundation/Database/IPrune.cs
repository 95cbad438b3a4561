namespace Commerce.Foundation.Database;

/// <summary>Deletes what is older than it has to be kept; <see cref="PruneDatabase"/> has it done.</summary>
internal interface IPrune
{
    /// <summary>Several copies of the service may do so at once.</summary>
    /// <returns>How many rows were deleted.</returns>
    Task<int> RunAsync(CancellationToken cancellation);
}
