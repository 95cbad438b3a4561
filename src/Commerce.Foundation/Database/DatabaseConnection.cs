using Npgsql;

namespace Commerce.Foundation.Database;

/// <summary>Where the database is. Absent until the embedded server has told its port.</summary>
internal sealed record DatabaseConnection(string ConnectionString)
{
    /// <summary>The one data source of the process, with what every session needs.</summary>
    /// <param name="loggers">Who hears of every statement; by default nobody.</param>
    public NpgsqlDataSource CreateDataSource(DatabaseOptions options, ILoggerFactory? loggers = null)
    {
        var builder = new NpgsqlConnectionStringBuilder(ConnectionString);
        var defaults = new NpgsqlConnectionStringBuilder
        {
            ApplicationName = "commerce-api",
            MaxPoolSize = options.PoolSize,
            // Seconds to wait for a connection: a caller is told early that the pool is exhausted.
            Timeout = 1,
            // More than a statement may run: only a machine that froze, or a way that is gone, is waited for so long.
            CommandTimeout = (options.StatementTimeoutMilliseconds / 1000) + 1,
            // A cancelled commit that waits for a standby is reported as done though it may be lost.
            CancellationTimeout = -1,
            // Of several hosts: how long one is taken for what it was, and so how long after its promotion a standby is not
            // asked. By Npgsql's default ten seconds.
            HostRecheckSeconds = 1,
            MaxAutoPrepare = 200,
            AutoPrepareMinUsages = 2,
            // No session state is ever set, so there is none to reset between calls.
            NoResetOnClose = true,
            // By PostgreSQL's default a random page costs as on a spinning disk: it would at times read and sort a
            // whole thread instead of going along the index.
            Options = $"-c statement_timeout={options.StatementTimeoutMilliseconds}"
                + $" -c lock_timeout={options.LockTimeoutMilliseconds} -c timezone=UTC -c random_page_cost=1.1",
        };
        // ContainsKey would say yes to every name that Npgsql knows.
        foreach (var name in defaults.Keys.Where(name => !builder.ShouldSerialize(name)))
        {
            builder[name] = defaults[name];
        }

        // In what the database says of an error it would tell the values: the row that broke a rule, message and all.
        builder.IncludeErrorDetail = false;
        return new NpgsqlDataSourceBuilder(builder.ConnectionString)
        {
            // What metrics and spans call the pool; without it, the whole connection string.
            Name = "commerce",
        }
            .UseLoggerFactory(loggers)
            .Build();
    }
}
