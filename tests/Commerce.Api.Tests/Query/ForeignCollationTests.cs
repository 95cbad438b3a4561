using Commerce.Api.Requests;

namespace Commerce.Api.Tests.Query;

/// <summary>
/// In a database that puts <c>a</c> before <c>B</c> and <c>É</c> before <c>z</c>, lists are in the order of bytes all the
/// same, and paging neither repeats nor skips.
/// </summary>
public sealed class ForeignCollationTests(ForeignCollationTests.English english)
    : IClassFixture<ForeignCollationTests.English>
{
    private static readonly string[] InOrder = ["B", "a", "a b", "a-b", "a-c", "aB", "ab", "z", "É", "é"];

    [Fact]
    public async Task Database_has_an_order_of_its_own() =>
        Assert.True(await english.ReadAsync<bool>("select 'a' < 'B' and 'É' < 'z'"));

    [Theory]
    [InlineData("order=name&limit=3", false)]
    [InlineData("order=-name&limit=3", true)]
    [InlineData("order=status,-name&limit=3", true)]
    public async Task Requests_are_paged_in_the_order_of_bytes(string query, bool descending)
    {
        var pages = await english.As(english.Client).WalkAsync($"{QueryAnswers.Requests}?{query}");

        Assert.Equal(descending ? [.. InOrder.Reverse()] : InOrder, pages.SelectMany(page => page.Each("name")));
        Assert.Equal(4, pages.Count);
    }

    [Theory]
    [InlineData("gt(name,aB)", "ab,z,É,é")]
    [InlineData("le(name,a)", "B,a")]
    [InlineData("and(ge(name,a-b),lt(name,a-d))", "a-b,a-c")]
    [InlineData("$filter='a' gt name", "B")]
    [InlineData("$filter=not (name lt 'z')", "z,É,é")]
    public async Task Texts_are_compared_by_their_bytes(string query, string expected)
    {
        var order = query.StartsWith('$') ? "$orderby=name" : "order=name";

        var page = await english.As(english.Client).GetAnswerAsync($"{QueryAnswers.Requests}?{query}&{order}");

        Assert.Equal(expected, string.Join(',', page.Each("name")));
    }

    public sealed class English(PostgresServer server) : Api(server), IAsyncLifetime
    {
        public TestAccount Client { get; private set; } = null!;

        protected override Task<string> CreateDatabaseAsync(PostgresServer server) =>
            server.CreateEmptyDatabaseAsync("locale_provider icu icu_locale 'en-US' lc_collate 'C' lc_ctype 'C.UTF-8'");

        async ValueTask IAsyncLifetime.InitializeAsync()
        {
            await base.InitializeAsync();
            Client = await CreateClientAsync();
            var vendor = await CreateVendorAsync();
            // Neither in the order of bytes nor in that of the database.
            foreach (var name in InOrder.OrderBy(name => name.Length).ThenByDescending(name => name, StringComparer.Ordinal))
            {
                var request = await CreateRequestAsync(Client, vendor);
                await ExecuteAsync(
                    "update request set name = @name where request_no = @number",
                    new { name, number = RequestId.Parse(request.Id).Number });
            }
        }
    }
}
