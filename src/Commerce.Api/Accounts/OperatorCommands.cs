using System.CommandLine;
using System.CommandLine.Invocation;
using Commerce.Foundation.Database;
using Npgsql;

namespace Commerce.Api.Accounts;

/// <summary>
/// What an operator does at a terminal. The service's own binary does it, with the service's own settings, so that it
/// works wherever the service is.
/// </summary>
internal static class OperatorCommands
{
    public const int Done = 0;
    public const int Failed = 1;

    private const string Help = "help";
    private const string HelpOption = "--help";

    // A name may begin with @, which would stand for a file of arguments.
    private static readonly ParserConfiguration AsWritten = new() { ResponseFileTokenReplacer = null };

    /// <summary>Whether these are arguments of a command; all others are settings of the server.</summary>
    public static bool Knows(string[] args) => args is [var first, ..]
        && (first is Help or HelpOption or "-h" or "--version"
            or "accounts" or "users" or "tokens" or "products" or "health");

    public static Task<int> RunAsync(string[] args) =>
        RunAsync(args, WebApplication.CreateBuilder().Configuration, Console.Out, Console.Error);

    public static async Task<int> RunAsync(
        string[] args, IConfiguration configuration, TextWriter output, TextWriter error)
    {
        var commands = new CommandTree(new OperatorSession(configuration)).Create();
        var parsed = commands.Parse(args is [Help, .. var rest] ? [.. rest, HelpOption] : args, AsWritten);
        if (parsed.Action is ParseErrorAction)
        {
            // The library would put its help on standard output, where a script expects an id.
            await error.WriteLineAsync(string.Join('\n', parsed.Errors.Select(mistake => mistake.Message)));
            return Failed;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
            });
        }
        catch (Exception failure) when (Explain(failure) is { } sentence)
        {
            await error.WriteLineAsync(sentence);
            return Failed;
        }
    }

    /// <summary>Null for a fault of ours, whose stack trace is wanted.</summary>
    private static string? Explain(Exception failure) => failure switch
    {
        AccountsException or DatabaseStartException => failure.Message,
        PostgresException refusal => $"The database refuses: {refusal.MessageText}",
        NpgsqlException => $"The database cannot be used: {failure.Message}",
        OperationCanceledException => "Interrupted.",
        _ => null,
    };
}
