using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Query;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Accounts.Owned;

/// <summary>Reads one object for a call.</summary>
internal sealed record ReadOwned(
    HttpContext Http, Caller Caller, ConnectionPool Database, TimeProvider Clock, CancellationToken Cancellation)
{
    public async Task<Results<Tagged<T>, ProblemResult>> RunAsync<T>(OwnedResource<T> resource, int number)
        where T : class
    {
        var projection = ListQuery.ParseSelect(RawQuery.Of(Http), resource.Fields);
        var row = await Database.ReadAsync(
            connection => FindOwned.RunAsync(resource.Kind, number, resource.Visible(Caller), projection, connection),
            Cancellation);
        return row is null
            ? Problems.NotFound()
            : new Tagged<T>(resource.ToWire(row, projection, Caller, Clock.GetUtcNow()));
    }
}
