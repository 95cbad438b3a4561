using Npgsql;

namespace Commerce.Api.Tests.Query;

/// <summary>Letters of any script are found in either case: by the indexes, and by reading row after row.</summary>
public abstract class UnicodeTests(UnicodeTests.Texts texts)
{
    [Theory]
    [InlineData("ilike(content,*café*)", "1")]
    [InlineData("ilike(content,*CAFÉ*)", "1")]
    [InlineData("ilike(content,σίσυφοσ*)", "2")]
    [InlineData("ilike(content,*ЖУРНАЛ)", "3")]
    [InlineData("ilike(content,журнал)", "3")]
    [InlineData("like(content,*рнал*)", "3")]
    [InlineData("like(content,*РНАЛ*)", "")]
    [InlineData("$filter=contains(tolower(content),'café')", "1")]
    [InlineData("$filter=contains(tolower(content),'CAFÉ')", "")]
    [InlineData("$filter=endswith(tolower(content),'σισ')", "2")]
    [InlineData("$filter=startswith(toupper(content),'ЖУРНАЛ')", "3")]
    [InlineData("$search=café", "1")]
    [InlineData("$search=CAFÉ", "1")]
    [InlineData("$search=ΣΊΣΥΦΟΣ", "2")]
    [InlineData("$search=ЖУРНАЛ OR Café", "1,3")]
    [InlineData("ilike(content,*日本語*)", "4")]
    public async Task Letters_are_found_in_either_case(string query, string expected)
    {
        var http = texts.As(texts.Thread.Client);
        var order = query.StartsWith('$') ? "&$orderby=id" : "&order=id";

        Assert.Equal(expected, (await http.GetAnswerAsync($"{texts.Thread.Messages}?{query}{order}")).Numbers());
        Assert.Equal(expected, (await http.GetAnswerAsync($"{QueryAnswers.Feed}?{query}{order}")).Numbers());
    }

    /// <summary>Four texts in as many scripts, among many that are none of them.</summary>
    public abstract class Texts(PostgresServer server) : Api(server), IAsyncLifetime
    {
        public TestRequest Thread { get; private set; } = null!;

        /// <summary>What leaves the planner one way only.</summary>
        protected abstract string OnlyWay { get; }

        protected override async Task<string> CreateDatabaseAsync(PostgresServer server)
        {
            var connection = await base.CreateDatabaseAsync(server);
            await using var database = NpgsqlDataSource.Create($"{connection};Pooling=false");
            await using var command = database.CreateCommand(OnlyWay);
            await command.ExecuteNonQueryAsync();
            return connection;
        }

        async ValueTask IAsyncLifetime.InitializeAsync()
        {
            await base.InitializeAsync();
            Thread = await CreateRequestAsync();
            await PostAsync(Thread, "Meet me at the Café, please.");
            await PostAsync(Thread, "Σίσυφοσ καὶ ΣΙΣ");
            await PostAsync(Thread, "журнал");
            await PostAsync(Thread, "「日本語」で");
            await ExecuteAsync(
                """
                insert into message (
                    request_no, seq, type, content, client_visible, vendor_visible, operations_visible, created_at,
                    client_no, vendor_no)
                select request_no, i, 'System', 'Cafeteria, Sisyphos, zhurnal', true, true, true, now(),
                    client_no, vendor_no
                from request, generate_series(5, 4000) i
                """);
            // Moves what is new to its place in the indexes, which would rather not be asked before.
            await ExecuteAsync("vacuum analyze message");
        }
    }
}
