using System.Diagnostics.CodeAnalysis;
using Commerce.Query.Sql;

namespace Commerce.Foundation.Database;

/// <summary>Whether calls can be answered: the schema is up to date and the database answers.</summary>
internal sealed class DatabaseReadiness(ConnectionPool database)
{
    private readonly TaskCompletionSource _migrated = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Migrated => _migrated.Task;

    public void SetMigrated() => _migrated.TrySetResult();

    /// <exception cref="DatabaseNotReadyException">The schema is not there yet.</exception>
    public void ThrowUnlessMigrated()
    {
        if (!_migrated.Task.IsCompleted)
        {
            throw new DatabaseNotReadyException();
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever the reason, the answer is: not ready.")]
    public async Task<bool> AnswersAsync(CancellationToken cancellation)
    {
        try
        {
            ThrowUnlessMigrated();
            return await database.FindAsync<int>(SqlText.Of($"select 1"), cancellation) == 1;
        }
        catch (Exception)
        {
            return false;
        }
    }
}
