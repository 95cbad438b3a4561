using System.Net.Sockets;
using Npgsql;

namespace Commerce.Foundation.Database;

/// <summary>Tells the faults of a database that is away or overloaded from those of this service.</summary>
internal static class DatabaseFaults
{
    /// <summary>True where the same call may well succeed a little later.</summary>
    public static bool IsPassing(Exception error) => error switch
    {
        DatabaseNotReadyException or OverloadedException or UndoneException => true,
        // Limits that the session itself sets: statement_timeout and lock_timeout.
        PostgresException { SqlState: PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.LockNotAvailable } => true,
        // Disk full, out of memory, too many connections.
        PostgresException { SqlState: ['5', '3', ..] } => true,
        // A standby that cannot write, during a failover.
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } => true,
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or ['3', 'D', ..] } => true,
        NpgsqlException { IsTransient: true } => true,
        NpgsqlException { InnerException: IOException or SocketException or TimeoutException } => true,
        PostgresException => false,
        // The pool: exhausted, or a connection that broke under a command.
        NpgsqlException => true,
        _ => false,
    };

    /// <summary>
    /// True for a warning under which a commit is reported as done though the standby never confirmed it: a failover would
    /// lose it.
    /// </summary>
    public static bool IsUncertain(PostgresNotice notice) => notice.SqlState == "01000";

    /// <summary>True where the connection broke, or the server ended it: another one may be alive.</summary>
    public static bool IsLostConnection(NpgsqlException error) => error switch
    {
        PostgresException ended => EndsConnection(ended),
        // Silent for too long is not lost: it would be as long again.
        { InnerException: TimeoutException } => false,
        { InnerException: IOException or SocketException } => true,
        _ => false,
    };

    /// <summary>
    /// True for a transaction that the database undid for the sake of another one: a deadlock, or a conflict between
    /// the two. The same again may well succeed.
    /// </summary>
    public static bool WasUndone(PostgresException error) =>
        error.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;

    /// <summary>True where a commit, or a statement that commits itself, failed in a way that does not tell whether it did.</summary>
    public static bool LeavesOutcomeOpen(NpgsqlException error) => error switch
    {
        // Perhaps behind the commit; any other answer of the server is a certain no.
        PostgresException answer => EndsConnection(answer),
        // Broken or silent: the commit may have arrived.
        _ => true,
    };

    // 57P: shut down by the administrator, by a crash, or not up again; 08: a broken connection.
    private static bool EndsConnection(PostgresException error) =>
        error.SqlState is ['5', '7', 'P', ..] or ['0', '8', ..];
}
