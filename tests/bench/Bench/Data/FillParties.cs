namespace Commerce.Bench.Data;

/// <summary>Accounts, each with a token. The secrets come with every run: none is kept.</summary>
internal static class FillParties
{
    public static readonly string Sql = $"""
        insert into account (account_no, type, name)
        select {Corpus.FirstClient} + i, 'Client', 'Client ' || i from generate_series(0, {Corpus.Clients - 1}) i
        union all
        select {Corpus.FirstVendor} + i, 'Vendor', 'Vendor ' || i from generate_series(0, {Corpus.Vendors - 1}) i;
        insert into api_token (token_no, account_no, name, secret_hash)
        select account_no, account_no, name || ' integration', sha256(gen_random_uuid()::text::bytea) from account;
        """;
}
