using System.Net;

namespace Commerce.Api.Tests.Messages;

/// <summary>Versions of lists: <c>ETag</c> and <c>If-None-Match</c> on a thread and on the feed.</summary>
public sealed class ListVersionTests(Api api) : IClassFixture<Api>
{
    private const string Feed = "/v1/commerce/messages";

    /// <summary>Every way to ask for a list; behind it, whether the answer depends on what can change without a new message.</summary>
    public static TheoryData<string> Queries =>
    [
        "", "?limit=1", "?limit=0", "?offset=1&limit=1", "?order=-id", "?order=type", "?eq(type,User)",
        "?ilike(content,*ell*)", "?eq(visibility.vendor,true)", "?$search=hello", "?$count=true&$top=2",
        "?$filter=audit/created/at gt 2020-01-01T00:00:00Z", "?$filter=contains(tolower(content),'hello')",
        "?$filter=audit/created/at lt now()", "?select=+audit", "?select=+account", "?select=+contentHtml",
        "?$select=id,visibility", "?eq(account.type,Client)", "?order=account.name",
    ];

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task Page_that_the_caller_has_is_304_until_a_message_comes_that_it_sees(string query)
    {
        var request = await api.CreateRequestAsync();
        await api.PostAsync(request, "Hello");
        await api.PostAsync(request, "Hello again", request.Vendor);
        foreach (var address in (string[])[$"{request.Messages}{query}", $"{Feed}{query}"])
        {
            var first = (await api.As(request.Vendor).GetAnswerAsync(address)).Is(HttpStatusCode.OK);
            var tag = first.Header("ETag")!;
            Assert.Matches("^\"[0-9a-f]{32}\"$", tag);

            // The vendor neither sees this one, nor learns of it.
            await api.PostAsync(request, "Hello secret", vendor: false);
            var again = await GetAsync(request.Vendor, address, tag);
            Assert.Empty(again.Is(HttpStatusCode.NotModified).Bytes);
            Assert.Equal(tag, again.Header("ETag"));
            Assert.Equal(first.Bytes, (await GetAsync(request.Vendor, address, "\"another\"")).Is(HttpStatusCode.OK).Bytes);

            await api.PostAsync(request, "Hello everyone");
            var changed = (await GetAsync(request.Vendor, address, tag)).Status;
            var now = (await api.As(request.Vendor).GetAnswerAsync(address)).Is(HttpStatusCode.OK);
            Assert.True(
                changed == HttpStatusCode.OK || now.Bytes.AsSpan().SequenceEqual(first.Bytes),
                $"{address}: another page, and yet 304.");
            Assert.Equal(HttpStatusCode.NotModified, (await GetAsync(request.Vendor, address, now.Header("ETag")!)).Status);
        }
    }

    [Fact]
    public async Task Name_of_an_author_that_changes_is_another_version_only_of_pages_that_show_it()
    {
        var request = await api.CreateRequestAsync();
        await api.PostAsync(request, "Hello");
        string[] addresses =
        [
            request.Messages, $"{request.Messages}?select=+account", $"{request.Messages}?select=+audit",
            $"{request.Messages}?eq(account.name,Before)",
        ];
        await RenameAsync(request.Client, "Before");
        var tags = await TagsAsync(request.Vendor, addresses);

        await RenameAsync(request.Client, "After");

        var after = await Task.WhenAll(addresses.Zip(tags, async (address, tag) =>
            (await GetAsync(request.Vendor, address, tag)).Status == HttpStatusCode.NotModified));
        Assert.Equal([true, false, false, false], after);
    }

    [Fact]
    public async Task Versions_differ_by_reader_and_by_query()
    {
        var request = await api.CreateRequestAsync();
        await api.PostAsync(request, "Hello");

        var client = await TagsAsync(request.Client, [request.Messages, $"{request.Messages}?limit=5"]);
        var vendor = await TagsAsync(request.Vendor, [request.Messages]);

        Assert.Equal(3, client.Concat(vendor).Distinct().Count());
    }

    [Fact]
    public async Task What_the_caller_may_not_see_is_404_whatever_it_claims_to_have()
    {
        var request = await api.CreateRequestAsync();
        var stranger = await api.CreateClientAsync();

        foreach (var tag in (string[])["*", .. await TagsAsync(request.Client, [request.Messages])])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(stranger, request.Messages, tag)).Status);
        }
    }

    [Fact]
    public async Task Page_that_is_the_same_is_told_without_reading_messages()
    {
        var request = await api.CreateRequestAsync();
        await api.PostAsync(request, "Hello");
        var tag = (await TagsAsync(request.Client, [request.Messages]))[0];
        await using var connection = await api.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var hold = new Npgsql.NpgsqlCommand(
            "lock table message in access exclusive mode", connection, transaction);
        await hold.ExecuteNonQueryAsync();

        (await GetAsync(request.Client, request.Messages, tag)).Is(HttpStatusCode.NotModified);
    }

    private Task<int> RenameAsync(TestAccount account, string name) => api.ExecuteAsync(
        "update account set name = @name where account_no = @number", new { name, number = Api.Number(account.Id) });

    private async Task<string[]> TagsAsync(TestAccount reader, IEnumerable<string> addresses) =>
        await Task.WhenAll(addresses.Select(async address =>
            (await api.As(reader).GetAnswerAsync(address)).Is(HttpStatusCode.OK).Header("ETag")!));

    private Task<Answer> GetAsync(TestAccount reader, string address, string known) =>
        api.As(reader).CallAsync(HttpMethod.Get, address, headers: ("If-None-Match", known));
}
