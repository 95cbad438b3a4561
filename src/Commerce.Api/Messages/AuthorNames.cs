using System.Collections.Concurrent;
using Commerce.Foundation.Database;
using Commerce.Query;

namespace Commerce.Api.Messages;

/// <summary>
/// Who wrote messages, as this copy of the service has read it: the same few write most of them, and to look each up in
/// three tables would be a third of what it costs the database to read a message. Never out of date: each row of a message
/// tells the version of all names in its own snapshot (table <c>author_version</c>), and names of another version are
/// read anew; where there is no version, always.
/// </summary>
internal sealed class AuthorNames(ConnectionPool database)
{
    // Beyond that many, a few megabytes, all are read anew.
    private const int Most = 10_000;

    private volatile Names _names = new(Guid.Empty);

    /// <summary>Adds the authors to rows of one statement, where the projection asks for them.</summary>
    public async ValueTask<IReadOnlyList<MessageRow>> AddAsync(
        IReadOnlyList<MessageRow> rows, Projection projection, CancellationToken cancellation)
    {
        if (rows.Count == 0 || !MessageRow.NeedsAuthor(projection))
        {
            return rows;
        }

        var names = _names;
        if (names.Version != rows[0].AuthorVersion || names.Version == Guid.Empty
            || rows.Any(row => !names.Authors.ContainsKey(AuthorKey.Of(row))))
        {
            names = await ReadAsync([.. rows.Select(AuthorKey.Of).Distinct()], cancellation);
        }

        return [.. rows.Select(row => row.By(names.Authors[AuthorKey.Of(row)]))];
    }

    /// <summary>Adds the authors to those rows of a statement that there are.</summary>
    public async Task<IReadOnlyList<GroupedResult<MessageRow>>> AddAsync(IReadOnlyList<GroupedResult<MessageRow>> outcomes)
    {
        var rows = outcomes.Select(outcome => outcome.Result).OfType<MessageRow>().ToList();
        var named = new Queue<MessageRow>(
            await AddAsync(rows, MessageFields.InThread.FullProjection, CancellationToken.None));
        return [.. outcomes.Select(outcome => outcome.Result is null ? outcome : outcome with { Result = named.Dequeue() })];
    }

    private async Task<Names> ReadAsync(IReadOnlyList<AuthorKey> keys, CancellationToken cancellation)
    {
        var authors = await ReadAuthors.RunAsync(keys, database, cancellation);
        var version = authors[0].Version;
        var names = _names;
        if (names.Version != version || names.Authors.Count >= Most)
        {
            names = new Names(version);
        }

        foreach (var author in authors)
        {
            names.Authors[AuthorKey.Of(author)] = author;
        }

        return _names = names;
    }

    private sealed record Names(Guid Version)
    {
        public ConcurrentDictionary<AuthorKey, Author> Authors { get; } = new();
    }
}
