namespace Commerce.Api.Tests.Query;

public sealed class UnicodeByIndexTests(UnicodeByIndexTests.Indexed texts)
    : UnicodeTests(texts), IClassFixture<UnicodeByIndexTests.Indexed>
{
    [Theory]
    [InlineData("message_content", "ilike(content,*café*)")]
    [InlineData("message_words", "$search=café")]
    public async Task Index_is_in_play(string index, string query)
    {
        Assert.Equal("1", (await texts.As(texts.Thread.Client).GetAnswerAsync($"{QueryAnswers.Feed}?{query}")).Numbers());

        await Poll.UntilAsync($"{index} is told to have been used", () => texts.ReadAsync<bool>(
            "select idx_scan > 0 from pg_stat_user_indexes where indexrelname = @index", new { index }));
    }

    public sealed class Indexed(PostgresServer server) : Texts(server)
    {
        protected override string OnlyWay => """
            drop index message_client_feed, message_vendor_feed, message_operations_feed;
            do $$ begin execute format('alter database %I set enable_seqscan = off', current_database()); end $$;
            """;
    }
}
