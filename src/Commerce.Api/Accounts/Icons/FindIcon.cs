using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Api.Accounts.Icons;

/// <summary>Finds the picture of one object, or draws one.</summary>
internal static class FindIcon
{
    /// <param name="scope">
    /// The condition on the object <c>o</c> and its picture <c>i</c> that the caller may see it.
    /// </param>
    /// <returns>Null where there is no such object in the scope.</returns>
    public static async Task<Picture?> RunAsync(OwnedKind kind, int number, SqlText scope, NpgsqlConnection connection)
    {
        var row = await connection.FindAsync<Row>(SqlText.Of($"""
            select o.name, i.version, i.media_type, i.content
            from {kind.Table} o
            left join icon i on i.kind = {kind.Name} and i.object_no = {kind.Number}
            where {kind.Number} = {number} and {scope}
            """));
        return row is null ? null
            : row.Content is null ? Initials.Draw(kind, number, row.Name)
            : new Picture(row.MediaType!, row.Content, $"\"{row.Version:N}\"");
    }

    private sealed record Row(string Name, Guid? Version, string? MediaType, byte[]? Content);
}
