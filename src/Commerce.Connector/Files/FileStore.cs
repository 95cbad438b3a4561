using Commerce.Connector.Account;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Connector.Files;

/// <summary>Finds the files that an account may read.</summary>
internal static class FileStore
{
    /// <returns>Null where the account may read no such file.</returns>
    public static Task<StoredFile?> FindAsync(string id, ConnectorAccount reader, NpgsqlConnection connection) =>
        connection.FindAsync<StoredFile>(SqlText.Of($"""
            select {StoredFile.Columns}
            from connector_file f
            where f.file_id = {id} and {StoredFile.Visible(reader)}
            """));

    /// <summary>Those of the ids that the account may read, in the order of the ids.</summary>
    public static async Task<IReadOnlyList<StoredFile>> ListAsync(
        IReadOnlyList<string> ids, ConnectorAccount reader, NpgsqlConnection connection)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        string[] wanted = [.. ids];
        return await connection.ListAsync<StoredFile>(SqlText.Of($"""
            select {StoredFile.Columns}
            from connector_file f
            where f.file_id = any({wanted}) and {StoredFile.Visible(reader)}
            order by array_position({wanted}, f.file_id)
            """));
    }
}
