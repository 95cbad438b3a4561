using System.Collections.Concurrent;
using System.Security.Cryptography;
using Commerce.Query.Sql;

namespace Commerce.Foundation.Database;

/// <summary>The keys of this installation, made at first use and the same on every copy of the service.</summary>
internal sealed class SigningKeys(ConnectionPool database)
{
    private const int KeyBytes = 32;

    private readonly ConcurrentDictionary<string, byte[]> _known = new();

    public async ValueTask<byte[]> GetAsync(string purpose, CancellationToken cancellation) =>
        _known.TryGetValue(purpose, out var key)
            ? key
            : _known.GetOrAdd(purpose, await ReadOrMakeAsync(purpose, cancellation));

    private async Task<byte[]> ReadOrMakeAsync(string purpose, CancellationToken cancellation)
    {
        var proposal = RandomNumberGenerator.GetBytes(KeyBytes);
        // The update changes nothing; it makes the statement answer with the row that another copy was first to write.
        return (await database.FindAsync<byte[]>(
            SqlText.Of($"""
                insert into signing_key (purpose, secret)
                values ({purpose}, {proposal})
                on conflict (purpose) do update
                set purpose = excluded.purpose
                returning secret
                """),
            cancellation))!;
    }
}
