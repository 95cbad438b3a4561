using Commerce.Api.Requests;
using Commerce.Foundation.Database;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Api.Messages;

/// <summary>Adds to a thread inside the transaction of what the message goes with. The caller sees the request.</summary>
internal static class AddToThread
{
    private static readonly Audience Everyone = new(true, true, true);

    /// <summary>What the service says of what the caller did.</summary>
    /// <param name="sees">Who may learn of it; everyone who sees the request, unless given.</param>
    /// <returns>The time of the message.</returns>
    public static Task<DateTimeOffset> SystemAsync(
        RequestId id, string sentence, Caller caller, NpgsqlConnection connection, Audience? sees = null) =>
        InsertAsync(id, MessageType.System, sentence, sees ?? Everyone, caller, connection);

    /// <summary>What the caller says to everyone who sees the request.</summary>
    public static Task<DateTimeOffset> UserAsync(
        RequestId id, string content, Caller caller, NpgsqlConnection connection) =>
        InsertAsync(id, MessageType.User, content, Everyone, caller, connection);

    private static Task<DateTimeOffset> InsertAsync(
        RequestId id, MessageType type, string content, Audience sees, Caller caller, NpgsqlConnection connection) =>
        connection.FindAsync<DateTimeOffset>(SqlText.Of($"""
            with {InsertMessage.Steps(SqlText.Of($"r.request_no = {id.Number}"), type, content, sees, caller)}
            select created_at from m
            """));
}
