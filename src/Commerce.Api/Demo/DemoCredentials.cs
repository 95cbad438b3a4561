using Commerce.Foundation.Identity;
using Dapper;
using Npgsql;

namespace Commerce.Api.Demo;

/// <summary>
/// Keeps <c>demo.json</c> and the database telling the same secrets. The database knows their hashes only, so where
/// the file is missing, damaged or of another database, all of them are made anew. Callers hold the demo's lock.
/// </summary>
internal static class DemoCredentials
{
    /// <param name="sender">The client's address as a connector.</param>
    /// <param name="recipient">The vendor's.</param>
    public static async Task<DemoFile> EnsureAsync(
        NpgsqlConnection connection, string folder, string sender, string recipient, CancellationToken cancellation)
    {
        if (await DemoFile.ReadAsync(folder, cancellation) is { } file
            && await IsCurrentAsync(connection, file, sender, recipient, cancellation))
        {
            return file;
        }

        var tokens = DemoIds.Parties.ToDictionary(party => party.TokenNo, party => ApiToken.Create(party.TokenNo));
        // Committed before the file is written: what the file says is always true, and a crash in between leaves
        // a file that the next start finds outdated.
        await StoreAsync(connection, tokens.Values, cancellation);
        return DemoFile.With(tokens, sender, recipient);
    }

    private static async Task<bool> IsCurrentAsync(
        NpgsqlConnection connection, DemoFile file, string sender, string recipient, CancellationToken cancellation)
    {
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            "select token_no, secret_hash from api_token where token_no = any(@Numbers)",
            new { Numbers = DemoIds.Parties.Select(party => party.TokenNo).ToArray() },
            cancellationToken: cancellation));
        var hashes = rows.ToDictionary(row => row.TokenNo, row => row.SecretHash);
        var tokens = new Dictionary<int, ApiToken>();
        foreach (var text in file.Tokens.All)
        {
            if (ApiToken.Parse(text) is not { } token
                || !hashes.TryGetValue(token.Number, out var hash)
                || !token.SecretHash.AsSpan().SequenceEqual(hash))
            {
                return false;
            }

            tokens[token.Number] = token;
        }

        // Each under its own name, and the ids that go with them.
        return tokens.Count == DemoIds.Parties.Count
            && file == DemoFile.With(tokens, sender, recipient) with { BaseUrl = file.BaseUrl };
    }

    private static async Task StoreAsync(
        NpgsqlConnection connection, IEnumerable<ApiToken> tokens, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(
            "update api_token set secret_hash = @SecretHash where token_no = @Number",
            tokens.Select(token => new { token.Number, token.SecretHash }),
            transaction,
            cancellationToken: cancellation));
        await transaction.CommitAsync(cancellation);
    }

    private sealed record Row(int TokenNo, byte[] SecretHash);
}
