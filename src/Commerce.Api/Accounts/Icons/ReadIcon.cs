using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Http;
using Commerce.Query.Sql;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Accounts.Icons;

/// <summary>
/// Answers with the picture of an object. A caller who knows the version, which is random, has been told the address by
/// the service, with a message of the person's for one: it gets the picture though it may not read the object itself.
/// </summary>
internal static class ReadIcon
{
    public static async Task<Results<Picture, ProblemResult>> RunAsync<T>(
        OwnedResource<T> resource, int number, string? version, ReadOwned read)
        where T : class
    {
        var visible = resource.Visible(read.Caller);
        var scope = Guid.TryParseExact(version, "N", out var known)
            ? SqlText.Of($"({visible} or i.version = {known})")
            : visible;
        var picture = await read.Database.ReadAsync(
            connection => FindIcon.RunAsync(resource.Kind, number, scope, connection), read.Cancellation);
        return picture is not null
            ? picture
            : Problems.NotFound();
    }
}
