using Commerce.Foundation.Identity;
using Npgsql;
using NpgsqlTypes;

namespace Commerce.Bench.Data;

/// <summary>The credentials of all accounts, by account number: new ones in every run, whose hashes are stored.</summary>
internal sealed class Tokens
{
    private readonly Dictionary<int, ApiToken> _tokens;

    private Tokens(Dictionary<int, ApiToken> tokens) => _tokens = tokens;

    public string this[int account] => _tokens[account].Reveal();

    public static async Task<Tokens> CreateAsync(Scale scale, BenchDatabase database)
    {
        var tokens = Enumerable.Range(Corpus.FirstClient, Corpus.Clients)
            .Concat(Enumerable.Range(Corpus.FirstVendor, Corpus.Vendors))
            .ToDictionary(account => account, ApiToken.Create);
        await database.ExecuteAsync(
            """
            update api_token t
            set secret_hash = x.hash
            from unnest($1, $2) x (token_no, hash)
            where t.token_no = x.token_no
            """,
            scale.Database,
            new NpgsqlParameter { Value = tokens.Keys.ToArray() },
            new NpgsqlParameter
            {
                Value = tokens.Values.Select(token => token.SecretHash).ToArray(),
                NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea,
            });
        return new Tokens(tokens);
    }
}
