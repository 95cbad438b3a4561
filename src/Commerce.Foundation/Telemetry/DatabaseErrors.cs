using System.Diagnostics;
using Npgsql;

namespace Commerce.Foundation.Telemetry;

/// <summary>
/// Writes a database's errors into spans as their kind, code and place. What the database says of them may hold values
/// of the call: <c>invalid input syntax for type integer: "…"</c>.
/// </summary>
internal sealed class DatabaseErrors : IDisposable
{
    public const string Source = "Npgsql";

    private readonly ActivityListener _listener = new()
    {
        ShouldListenTo = source => source.Name == Source,
        ExceptionRecorder = Record,
    };

    public DatabaseErrors() => ActivitySource.AddActivityListener(_listener);

    public void Dispose() => _listener.Dispose();

    // Tags that are there already are not written again from the exception.
    private static void Record(Activity activity, Exception error, ref TagList tags)
    {
        tags.Add("exception.message", error is PostgresException known ? known.SqlState : error.GetType().Name);
        tags.Add("exception.stacktrace", error.StackTrace ?? "");
    }
}
