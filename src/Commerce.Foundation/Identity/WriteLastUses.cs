using Commerce.Foundation.Database;
using Commerce.Query.Sql;

namespace Commerce.Foundation.Identity;

/// <summary>
/// Writes down which tokens were used: every second at most, all of them in one statement, beside the calls.
/// </summary>
internal sealed partial class WriteLastUses(
    LastUses uses, ConnectionPool database, TimeProvider clock, ILogger<WriteLastUses> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await WriteAsync();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The rest is written by StopAsync.
        }
    }

    private async Task WriteAsync()
    {
        var taken = uses.Take();
        if (taken.Count == 0)
        {
            return;
        }

        try
        {
            await using var connection = await database.OpenAsync(CancellationToken.None);
            await connection.ExecuteAsync(Statement(taken));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The next call of each token notes it again, and no call fails for this.
            LogFailure(logger, failure, taken.Count);
        }
    }

    /// <summary>
    /// Once a minute a token also where several copies of the service saw it. A row that somebody else is changing is
    /// passed over: nothing waits for this, and it waits for nothing.
    /// </summary>
    private static SqlText Statement(IReadOnlyDictionary<int, DateTimeOffset> taken)
    {
        int[] numbers = [.. taken.Keys];
        DateTimeOffset[] times = [.. numbers.Select(number => taken[number].ToUniversalTime())];
        return SqlText.Of($"""
            with due as (
                select t.token_no, u.at
                from unnest({numbers}, {times}) u(token_no, at)
                join api_token t on t.token_no = u.token_no
                where t.last_used_at is null or t.last_used_at <= u.at - {LastUses.Precision}
                for no key update of t skip locked
            )
            update api_token t
            set last_used_at = due.at
            from due
            where t.token_no = due.token_no
            """);
    }

    [LoggerMessage(1, LogLevel.Warning, "The last uses of {Tokens} tokens could not be written")]
    private static partial void LogFailure(ILogger logger, Exception failure, int tokens);
}
