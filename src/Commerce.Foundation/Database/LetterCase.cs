using Npgsql;

namespace Commerce.Foundation.Database;

/// <summary>
/// Whether the database knows the letters beyond ASCII and their cases. The queries leave that to its locale, since
/// trigrams and words fold by it alone, whatever collation a query names.
/// </summary>
internal static partial class LetterCase
{
    /// <summary>Warns where it does not. Searches still answer, but take É and é for different letters.</summary>
    public static async Task CheckAsync(NpgsqlDataSource database, ILogger logger, CancellationToken cancellation)
    {
        // Words and trigrams ask LC_CTYPE what a letter is, also where another provider knows the cases.
        await using var command = database.CreateCommand(
            """
            select lower('É') = 'é' and datctype not in ('C', 'POSIX')
            from pg_database
            where datname = current_database()
            """);
        if (await command.ExecuteScalarAsync(cancellation) is not true)
        {
            LogAsciiOnly(logger);
        }
    }

    [LoggerMessage(
        1,
        LogLevel.Warning,
        "The locale of this database knows the letters of ASCII only: searches in any case miss É for é, and texts of "
        + "other letters are looked for without an index. A database with LC_CTYPE C.UTF-8 knows them all")]
    private static partial void LogAsciiOnly(ILogger logger);
}
