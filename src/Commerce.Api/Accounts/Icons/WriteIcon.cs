using System.Security.Cryptography;
using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Query.Sql;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Commerce.Api.Accounts.Icons;

/// <summary>
/// Stores the picture of an object, or takes it away. <c>If-Match</c> names the version of the picture.
/// </summary>
internal static class WriteIcon
{
    private const int VersionBytes = 16;

    /// <summary>A picture that is there already changes nothing.</summary>
    public static Task<Results<NoContent, Tagged<T>, ProblemResult>> SetAsync<T>(
        OwnedResource<T> resource, int number, PictureBody body, ChangeOwned change)
        where T : class => RunAsync(resource, number, change, async connection =>
        {
            var kind = resource.Kind;
            var version = new Guid(RandomNumberGenerator.GetBytes(VersionBytes));
            var stored = await connection.ExecuteAsync(SqlText.Of($"""
                insert into icon (kind, object_no, version, media_type, content)
                values ({kind.Name}, {number}, {version}, {body.MediaType}, {body.Content})
                on conflict (kind, object_no) do update
                set version = excluded.version, media_type = excluded.media_type, content = excluded.content
                where icon.media_type <> excluded.media_type or icon.content <> excluded.content
                """));
            return stored > 0 && await PointAsync(kind, number, $"{kind.Href(number)}/icon?v={version:N}", connection);
        });

    public static Task<Results<NoContent, Tagged<T>, ProblemResult>> DeleteAsync<T>(
        OwnedResource<T> resource, int number, ChangeOwned change)
        where T : class => RunAsync(resource, number, change, async connection =>
        {
            await connection.ExecuteAsync(SqlText.Of($"""
                delete from icon where kind = {resource.Kind.Name} and object_no = {number}
                """));
            return await PointAsync(resource.Kind, number, null, connection);
        });

    /// <param name="write">Writes, and tells whether that changed anything.</param>
    private static Task<Results<NoContent, Tagged<T>, ProblemResult>> RunAsync<T>(
        OwnedResource<T> resource, int number, ChangeOwned change, Func<NpgsqlConnection, Task<bool>> write)
        where T : class => change.ActAsync(
            resource,
            number,
            async (_, connection) =>
            {
                var before = await FindIcon.RunAsync(resource.Kind, number, SqlText.Of($"true"), connection);
                if (EntityTag.IsStale(change.Http, before!.Tag))
                {
                    return Problems.PreconditionFailed();
                }

                if (await write(connection))
                {
                    await WriteOwnedEvent.RunAsync(
                        resource.Kind, number, OwnedEvent.Updated, change.Caller, connection);
                }

                return null;
            },
            isOfObject: false);

    /// <summary>What refers to the object carries this address.</summary>
    private static async Task<bool> PointAsync(
        OwnedKind kind, int number, string? address, NpgsqlConnection connection) =>
        await connection.ExecuteAsync(SqlText.Of($"""
            update {kind.Table} o
            set icon = {address}::text
            where {kind.Number} = {number} and o.icon is distinct from {address}::text
            """)) > 0;
}
