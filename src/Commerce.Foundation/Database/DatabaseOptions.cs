using System.ComponentModel.DataAnnotations;

namespace Commerce.Foundation.Database;

/// <summary>How the service uses its PostgreSQL. Section <c>Database</c>.</summary>
internal sealed record DatabaseOptions
{
    /// <summary>Connections that one copy of the service opens at the most, unless the connection string says so.</summary>
    [Range(1, 1_000)]
    public int PoolSize { get; init; } = 16;

    /// <summary>Calls that may wait for a connection at once, each a second at the most. Those beyond are refused.</summary>
    [Range(0, 100_000)]
    public int QueueLength { get; init; } = 500;

    /// <summary>No statement runs longer.</summary>
    [Range(100, 600_000)]
    public int StatementTimeoutMilliseconds { get; init; } = 5_000;

    /// <summary>No statement waits longer for a row.</summary>
    [Range(100, 600_000)]
    public int LockTimeoutMilliseconds { get; init; } = 2_000;

    public static DatabaseOptions From(IConfiguration configuration) =>
        configuration.GetSection("Database").Get<DatabaseOptions>() ?? new DatabaseOptions();
}
