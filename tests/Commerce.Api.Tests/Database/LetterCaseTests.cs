using Commerce.Foundation.Database;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Commerce.Api.Tests.Database;

public sealed class LetterCaseTests(PostgresServer server)
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("locale_provider libc lc_collate 'C' lc_ctype 'C'", 1)]
    // The cases are known there, but not to the indexes.
    [InlineData("locale_provider icu icu_locale 'en-US' lc_collate 'C' lc_ctype 'C'", 1)]
    [InlineData("locale_provider icu icu_locale 'en-US' lc_collate 'C' lc_ctype 'C.UTF-8'", 0)]
    public async Task Locale_that_knows_ASCII_only_is_warned_of(string locale, int warnings)
    {
        await using var database = NpgsqlDataSource.Create(await server.CreateEmptyDatabaseAsync(locale));
        var log = new Written();

        await LetterCase.CheckAsync(database, log, CancellationToken.None);

        Assert.Equal(warnings, log.Lines.Count);
        Assert.All(log.Lines, line => Assert.Contains("LC_CTYPE C.UTF-8", line, StringComparison.Ordinal));
    }

    private sealed class Written : ILogger
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            Assert.Equal(LogLevel.Warning, logLevel);
            Lines.Add(formatter(state, exception));
        }
    }
}
