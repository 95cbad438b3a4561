using System.Text.RegularExpressions;

namespace Commerce.Api.Tests.Fuzz;

/// <summary>Words that are the inside of the service: no answer holds one.</summary>
internal static partial class Leaks
{
    private static readonly string[] Folders = ["home", "root", "tmp", "usr", "var"];

    private static readonly string[] Words =
    [
        .. Folders.Select(folder => $"/{folder}/"),
        "Npgsql", "Dapper", "Postgres", "SqlState", "Exception", "StackTrace", "   at Commerce", "   at System", "   at Microsoft", "System.", "Microsoft.",
        ".cs:line", "Commerce.Api.", "Commerce.Foundation.", "Commerce.Connector.", "Commerce.Query.", "Kestrel", "violates", "syntax error at", "relation \"",
        "column \"", "select ", "insert into", "from message", "from request", "request_no", "account_no", "message_no", "secret_hash", "_visible", "created_at", "22003: ", "22008: ", "22012: ", "22P02: ", "bigint", "23505: ", "42601: ",
        "lock timeout", "statement timeout", "deadlock",
    ];

    /// <summary>Those in a text, but for what the caller itself has said.</summary>
    public static IEnumerable<string> In(string text, string said) => Words
        .Where(word => text.Contains(word, StringComparison.OrdinalIgnoreCase) && !said.Contains(word, StringComparison.OrdinalIgnoreCase))
        .Concat(OfDatabase().Matches(text).Select(match => match.Value).Where(
            name => !said.Contains(name, StringComparison.OrdinalIgnoreCase)));

    // Ids in base64 may hold the letters, within.
    [GeneratedRegex("(?<![A-Za-z0-9_-])pg_[a-z]+")]
    private static partial Regex OfDatabase();
}
