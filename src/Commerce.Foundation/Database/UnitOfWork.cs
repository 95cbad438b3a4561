using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Foundation.Database;

/// <summary>
/// The one transaction of a call that writes: everything of it takes effect, or nothing. A call with an
/// <c>Idempotency-Key</c> has it from before its handler runs until its answer is recorded; any other begins it here.
/// The caller's leaving undoes nothing: none of it is ever cancelled.
/// </summary>
internal sealed class UnitOfWork(ConnectionPool database, RowTurns turns, CommitSignal committed) : IAsyncDisposable
{
    private NpgsqlConnection? _connection;
    private NpgsqlTransaction? _transaction;
    private IDisposable? _turn;
    private long? _busyRow;
    private bool _isUncertain;

    /// <summary>What has to be done first of all where something is written.</summary>
    public Func<NpgsqlConnection, Task>? OnBegun { get; set; }

    /// <summary>True where the commit waits until the answer is recorded.</summary>
    public bool AwaitsRecord { get; set; }

    public static ValueTask<UnitOfWork> BindAsync(HttpContext http) => ValueTask.FromResult(Of(http));

    /// <summary>The one of a call.</summary>
    public static UnitOfWork Of(HttpContext http)
    {
        var work = http.RequestServices.GetRequiredService<UnitOfWork>();
        work._busyRow = http.GetEndpoint()?.Metadata.GetMetadata<BusyRow>()?.Of(http);
        return work;
    }

    /// <summary>True where what the call does is part of a transaction already.</summary>
    private bool HasBegun => _transaction is not null;

    /// <summary>Begins, unless it has begun.</summary>
    public async Task<NpgsqlConnection> BeginAsync()
    {
        if (_transaction is null)
        {
            await OpenAsync();
            _transaction = await _connection!.BeginTransactionAsync(CancellationToken.None);
            await (OnBegun?.Invoke(_connection) ?? Task.CompletedTask);
        }

        return _connection!;
    }

    /// <summary>A write of one statement: it needs no transaction around it, and gets none unless there is one.</summary>
    /// <exception cref="OutcomeUnknownException">It may have taken effect, or not.</exception>
    public Task<T?> RunAsync<T>(SqlText sql) => RunAsync(connection => connection.FindAsync<T>(sql));

    /// <summary>The same for a statement of which something else is read than a single row.</summary>
    /// <exception cref="OutcomeUnknownException">It may have taken effect, or not.</exception>
    public async Task<T> RunAsync<T>(Func<NpgsqlConnection, Task<T>> run)
    {
        if (HasBegun || OnBegun is not null)
        {
            return await run(await BeginAsync());
        }

        await OpenAsync();
        var result = await CertainlyAsync(() => run(_connection!));
        await DisposeAsync();
        return result;
    }

    /// <summary>What was done takes effect, unless the answer has to be recorded with it.</summary>
    /// <exception cref="OutcomeUnknownException">It may have taken effect, or not.</exception>
    public Task CommitAsync() => AwaitsRecord ? Task.CompletedTask : FinishAsync();

    /// <summary>Commits what was done and recorded.</summary>
    /// <exception cref="OutcomeUnknownException">It may have taken effect, or not.</exception>
    public async Task FinishAsync()
    {
        await CertainlyAsync(async () =>
        {
            await _transaction!.CommitAsync(CancellationToken.None);
            return true;
        });
        await DisposeAsync();
    }

    /// <summary>Undoes what was begun: the call is run again from its beginning.</summary>
    public async Task ResetAsync()
    {
        (AwaitsRecord, OnBegun) = (false, null);
        await DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_transaction is not null)
        {
            await _transaction.DisposeAsync();
            _transaction = null;
        }

        if (_connection is not null)
        {
            await _connection.DisposeAsync();
            _connection = null;
        }

        _turn?.Dispose();
        _turn = null;
    }

    private async Task OpenAsync()
    {
        _isUncertain = false;
        if (_turn is null && _busyRow is { } row)
        {
            _turn = await turns.TakeAsync(row);
        }

        _connection = await database.OpenAsync(CancellationToken.None);
        _connection.Notice += (_, told) => _isUncertain |= DatabaseFaults.IsUncertain(told.Notice);
    }

    private async Task<T> CertainlyAsync<T>(Func<Task<T>> commit)
    {
        T result;
        try
        {
            result = await commit();
        }
        catch (NpgsqlException error) when (DatabaseFaults.LeavesOutcomeOpen(error))
        {
            throw new OutcomeUnknownException(error);
        }

        committed.Set();
        return _isUncertain ? throw new OutcomeUnknownException(null) : result;
    }
}
