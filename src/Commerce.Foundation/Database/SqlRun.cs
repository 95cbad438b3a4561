using System.Data;
using System.Data.Common;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Foundation.Database;

/// <summary>
/// One run of a statement. It is not to be cancelled: that would break the connection, and cost the next caller a new one.
/// A caller who leaves wastes one statement, whose time is limited anyway.
/// </summary>
internal sealed class SqlRun : IAsyncDisposable
{
    // By itself a prepared statement that has run five times may get one plan for all values, which for a rare word reads
    // the whole table.
    private const string Anew = "set plan_cache_mode = force_custom_plan";

    private readonly SqlStatement _statement;
    private readonly NpgsqlCommand? _command;
    private readonly NpgsqlBatch? _batch;

    /// <param name="seconds">How long it may run; by default as long as the connection string says.</param>
    public SqlRun(NpgsqlConnection connection, SqlText sql, int? seconds = null)
    {
        (_statement, var values) = sql.Compile();
        if (sql.HasDecisive)
        {
            _batch = PlannedAnew(connection, _statement, values);
            _batch.Timeout = seconds ?? _batch.Timeout;
        }
        else
        {
            _command = new NpgsqlCommand(_statement.Text, connection);
            _command.CommandTimeout = seconds ?? _command.CommandTimeout;
            Fill(_command.Parameters, values);
        }
    }

    public Task<NpgsqlDataReader> ReadAsync(CommandBehavior behavior) => _command is not null
        ? _command.ExecuteReaderAsync(behavior, CancellationToken.None)
        : _batch!.ExecuteReaderAsync(behavior, CancellationToken.None);

    public Task<int> ExecuteAsync() => _command is not null
        ? _command.ExecuteNonQueryAsync(CancellationToken.None)
        : _batch!.ExecuteNonQueryAsync(CancellationToken.None);

    /// <summary>Makes a record of the row that the reader is at.</summary>
    /// <param name="begins">
    /// The first of the record's columns; the record is null where that is. By default the first of all.
    /// </param>
    /// <param name="ends">The first column behind the record's; by default there is none.</param>
    public Func<DbDataReader, T?> RowParser<T>(DbDataReader reader, string? begins = null, string? ends = null) =>
        RowParsers.Of<T>(_statement, reader, begins, ends);

    public async ValueTask DisposeAsync()
    {
        if (_command is not null)
        {
            await _command.DisposeAsync();
        }

        if (_batch is not null)
        {
            await _batch.DisposeAsync();
        }
    }

    /// <summary>The three travel together and are one transaction: whatever fails undoes the setting as well.</summary>
    private static NpgsqlBatch PlannedAnew(
        NpgsqlConnection connection, SqlStatement statement, IReadOnlyList<object?> values)
    {
        var planned = new NpgsqlBatchCommand(statement.Text);
        Fill(planned.Parameters, values);
        return new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand(Anew),
                planned,
                new NpgsqlBatchCommand("reset plan_cache_mode"),
            },
        };
    }

    /// <summary>Hands the values to Npgsql as they are: the type of each was decided where it was written.</summary>
    private static void Fill(NpgsqlParameterCollection parameters, IReadOnlyList<object?> values)
    {
        for (var i = 0; i < values.Count; i++)
        {
            parameters.Add(new NpgsqlParameter { Value = values[i] ?? DBNull.Value });
        }
    }
}
