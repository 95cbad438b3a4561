using Commerce.Connector.Account;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Connector.Files;

/// <summary>Makes a file of somebody else one's own: a copy with an id and a reference of its own, that lasts forever.</summary>
internal static class TransferFile
{
    /// <returns>Null where the reference opens no file.</returns>
    public static async Task<StoredFile?> FindAsync(TruncatedReference reference, NpgsqlConnection connection)
    {
        var file = await connection.FindAsync<StoredFile>(SqlText.Of($"""
            select {StoredFile.Columns}
            from connector_file f
            where f.file_id = {reference.Id}
            """));
        return file is not null && reference.Opens(file.Secret) ? file : null;
    }

    /// <summary>The reference has been checked before (<see cref="FindAsync"/>). The account may read the original as well.</summary>
    public static async Task<StoredFile> RunAsync(
        TruncatedReference reference, ConnectorAccount me, DateTimeOffset now, NpgsqlConnection connection)
    {
        var copy = (await connection.FindAsync<StoredFile>(SqlText.Of($"""
            insert into connector_file as f (
                file_id, owner_no, owner_address, device, filename, media_type, size, title, description, secret, expires_at,
                created_at)
            select {Ids.File()}, {me.AccountNo}, {me.Address}, {me.Device}, o.filename, o.media_type, o.size, o.title,
                o.description, {TruncatedReference.NewSecret()}, {WireTimes.Never}, {now}
            from connector_file o
            where o.file_id = {reference.Id}
            returning {StoredFile.Columns}
            """)))!;
        await connection.ExecuteAsync(SqlText.Of($"""
            with seen as (
                insert into connector_file_side (account_no, file_id, loaded_at)
                values ({me.AccountNo}, {reference.Id}, {now})
                on conflict do nothing
            )
            insert into connector_file_piece (file_id, position, bytes)
            select {copy.Id}, p.position, p.bytes
            from connector_file_piece p
            where p.file_id = {reference.Id}
            """));
        return copy;
    }
}
