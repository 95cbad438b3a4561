using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Npgsql;

namespace Commerce.Api.Tests.Http;

public sealed class StreamSlotTests
{
    [Fact]
    public async Task Streams_have_a_quarter_of_the_connections_and_an_account_half_of_these()
    {
        await using var database = NpgsqlDataSource.Create("Host=nowhere;Maximum Pool Size=16");
        using var slots = new StreamSlots(database);
        var first = await slots.TakeAsync(1, CancellationToken.None);
        using var second = await slots.TakeAsync(1, CancellationToken.None);

        await Assert.ThrowsAsync<OverloadedException>(() => slots.TakeAsync(1, CancellationToken.None));
        using var others = await slots.TakeAsync(2, CancellationToken.None);
        using var last = await slots.TakeAsync(3, CancellationToken.None);
        await Assert.ThrowsAsync<OverloadedException>(() => slots.TakeAsync(4, CancellationToken.None));

        first.Dispose();
        // Who was refused holds nothing.
        using var freed = await slots.TakeAsync(4, CancellationToken.None);
        Assert.NotNull(freed);
    }
}
