using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Commerce.Api.Tests.Query;

/// <summary>
/// Hears the plans that PostgreSQL's <c>auto_explain</c> sends along with the answers: of the very statements that the
/// service runs, with their parameters, prepared as they are.
/// </summary>
internal sealed class PlanLog : ILoggerProvider, ILogger
{
    private const string Notice = "Received notice: ";

    private readonly ConcurrentQueue<Plan> _plans = new();

    /// <summary>The plans since the last call, in the order in which the statements ended.</summary>
    public IReadOnlyList<Plan> Take()
    {
        var taken = new List<Plan>();
        while (_plans.TryDequeue(out var plan))
        {
            taken.Add(plan);
        }

        return taken;
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        var line = formatter(state, exception);
        if (line.StartsWith(Notice, StringComparison.Ordinal) && Plan.TryParse(line[Notice.Length..]) is { } plan)
        {
            _plans.Enqueue(plan);
        }
    }

    public void Dispose()
    {
    }
}
