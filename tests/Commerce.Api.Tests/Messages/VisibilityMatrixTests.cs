using System.Net;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;

namespace Commerce.Api.Tests.Messages;

/// <summary>
/// Every setting of the three flags, by every type of author, as seen by every type of reader in every place where a
/// message, a number or a name could tell of it. The model is <see cref="Sees"/>, and nothing else.
/// </summary>
public sealed class VisibilityMatrixTests(Api api) : IClassFixture<Api>
{
    private static readonly string[] ShortForm = ["visibility", "account", "audit"];

    public static TheoryData<AccountType, bool, bool, bool> Cells
    {
        get
        {
            var cells = new TheoryData<AccountType, bool, bool, bool>();
            foreach (var author in Enum.GetValues<AccountType>())
            {
                for (var flags = 0; flags < 8; flags++)
                {
                    cells.Add(author, (flags & 1) != 0, (flags & 2) != 0, (flags & 4) != 0);
                }
            }

            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Message_is_seen_by_those_who_may_and_by_nobody_else(
        AccountType author, bool client, bool vendor, bool operations)
    {
        var request = await api.CreateRequestAsync();
        var parties = new Dictionary<AccountType, TestAccount>
        {
            [AccountType.Client] = request.Client,
            [AccountType.Vendor] = request.Vendor,
            [AccountType.Operations] = await api.CreateOperationsAsync(),
        };
        var strangers = new[] { await api.CreateClientAsync(), await api.CreateVendorAsync() };
        var marked = await api.PostAsync(request, "seen by all");
        var before = await FeedTotalsAsync(parties);

        var posted = await api.As(parties[author]).PostAnswerAsync(
            request.Messages, Api.Body("**secret**", client, vendor, operations));

        if (!client && !vendor && !operations)
        {
            posted.IsProblem(Problems.InvalidBodyType, "visibility");
            Assert.Equal(before, await FeedTotalsAsync(parties));
            return;
        }

        posted.Is(HttpStatusCode.Created);
        foreach (var (type, reader) in parties)
        {
            var sees = Sees(type, author, client, vendor, operations);
            await AssertSeesAsync(reader, request, sees, marked["id"]!.GetValue<string>());
            Assert.Equal(before[type] + (sees ? 1 : 0), await FeedTotalAsync(reader));
        }

        foreach (var stranger in strangers)
        {
            await AssertIsBlindAsync(stranger, request);
        }
    }

    [Fact]
    public async Task Vendor_sees_nothing_of_a_draft_until_it_is_handed_over()
    {
        var draft = await api.CreateRequestAsync(status: "Draft");
        await api.PostAsync(draft, "**secret**");

        await AssertIsBlindAsync(draft.Vendor, draft);
        await AssertSeesAsync(draft.Client, draft, sees: true);
        await AssertSeesAsync(await api.CreateOperationsAsync(), draft, sees: true);

        await api.SetStatusAsync(draft, "Processing");
        await AssertSeesAsync(draft.Vendor, draft, sees: true);
        Assert.Equal(1, await FeedTotalAsync(draft.Vendor));
    }

    [Fact]
    public async Task Draft_among_others_is_left_out_of_the_feed_of_its_vendor()
    {
        var seen = await api.CreateRequestAsync();
        var draft = await api.CreateRequestAsync(seen.Client, seen.Vendor, "Draft");
        await api.PostAsync(seen, "1");
        await api.PostAsync(draft, "2");
        await api.PostAsync(seen, "3");

        var vendor = await api.As(seen.Vendor).GetAnswerAsync("/v1/commerce/messages");
        var client = await api.As(seen.Client).GetAnswerAsync("/v1/commerce/messages");

        Assert.Equal(["3", "1"], vendor.Each("content"));
        Assert.Equal(2, vendor.Total);
        Assert.Equal(["3", "2", "1"], client.Each("content"));
        Assert.Equal(3, client.Total);
    }

    [Fact]
    public async Task Pages_are_filled_and_linked_by_what_is_visible_alone()
    {
        var request = await api.CreateRequestAsync();
        for (var i = 1; i <= 12; i++)
        {
            await api.PostAsync(request, $"{i}", vendor: i % 3 == 0);
        }

        foreach (var path in (string[])[request.Messages, "/v1/commerce/messages"])
        {
            var first = await api.As(request.Vendor).GetAnswerAsync($"{path}?order=id&limit=2");
            var second = await api.As(request.Vendor).GetAnswerAsync(first.Next!);
            Assert.Equal(["3", "6"], first.Each("content"));
            Assert.Equal(["9", "12"], second.Each("content"));
            Assert.Equal(4, second.Total);
            Assert.Null(second.Next);
        }
    }

    /// <summary>The whole rule.</summary>
    private static bool Sees(AccountType reader, AccountType author, bool client, bool vendor, bool operations) =>
        reader == author || reader switch
        {
            AccountType.Client => client,
            AccountType.Vendor => vendor,
            AccountType.Operations => operations,
        };

    private async Task AssertSeesAsync(TestAccount reader, TestRequest request, bool sees, string? also = null)
    {
        var http = api.As(reader);
        var number = also is null ? 1 : 2;
        string[] both = also is null ? [request.MessageId(number)] : [also, request.MessageId(number)];
        var expected = sees ? both : both.Except([request.MessageId(number)]).ToArray();

        var list = (await http.GetAnswerAsync($"{request.Messages}?select=contentHtml")).Is(HttpStatusCode.OK);
        Assert.Equal(expected, list.Each("id"));
        Assert.Equal(expected.Length, list.Total);
        Assert.Equal(ShortForm, list.Omitted);
        Assert.Equal(sees, list.Text.Contains("secret", StringComparison.Ordinal));
        Assert.Equal(sees, list.Text.Contains("secret\\u003C/strong", StringComparison.Ordinal));

        var feed = (await http.GetAnswerAsync("/v1/commerce/messages?select=contentHtml")).Is(HttpStatusCode.OK);
        var ofRequest = feed.Data.Where(item => item["request"]!["id"]!.GetValue<string>() == request.Id).ToList();
        Assert.Equal(expected.Reverse(), ofRequest.Select(item => item["id"]!.GetValue<string>()));
        Assert.Equal(sees, ofRequest.Exists(item =>
            item["contentHtml"]!.GetValue<string>().Contains("secret", StringComparison.Ordinal)));
        Assert.Equal(ShortForm, feed.Omitted);

        foreach (var accept in (string[])["application/json", "text/html", "text/markdown"])
        {
            var get = await http.GetAnswerAsync(request.Message(number), accept);
            if (sees)
            {
                Assert.Contains("secret", get.Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
            }
            else
            {
                await AssertIsNothingAsync(http, get, request.Message(99));
            }
        }
    }

    private async Task AssertIsBlindAsync(TestAccount reader, TestRequest request)
    {
        var http = api.As(reader);
        const string nothing = "/v1/commerce/requests/REQ-0000-0001";
        await AssertIsNothingAsync(http, await http.GetAnswerAsync(request.Path), nothing);
        await AssertIsNothingAsync(http, await http.GetAnswerAsync(request.Messages), nothing);
        await AssertIsNothingAsync(http, await http.GetAnswerAsync(request.Message(1)), nothing);
        await AssertIsNothingAsync(http, await http.GetAnswerAsync(request.Message(1), "text/html"), nothing);
        await AssertIsNothingAsync(
            http, await http.PostAnswerAsync(request.Messages, """{"content":"Hello"}"""), nothing);
        foreach (var list in (string[])["/v1/commerce/messages", "/v1/commerce/requests"])
        {
            var page = (await http.GetAnswerAsync(list)).Is(HttpStatusCode.OK);
            Assert.Empty(page.Data);
            Assert.Equal(0, page.Total);
        }
    }

    /// <summary>The answer is that of what never existed, but for its place and its trace.</summary>
    private static async Task AssertIsNothingAsync(HttpClient http, Answer answer, string nothing)
    {
        var (problem, other) = (
            answer.IsProblem(Problems.NotFoundType),
            (await http.GetAnswerAsync(nothing)).IsProblem(Problems.NotFoundType));
        foreach (var own in (string[])["instance", "traceId"])
        {
            Assert.True(problem.Remove(own) && other.Remove(own));
        }

        Assert.Equal(other.ToJsonString(), problem.ToJsonString());
    }

    private async Task<Dictionary<AccountType, int>> FeedTotalsAsync(Dictionary<AccountType, TestAccount> readers)
    {
        var totals = new Dictionary<AccountType, int>();
        foreach (var (type, reader) in readers)
        {
            totals[type] = await FeedTotalAsync(reader);
        }

        return totals;
    }

    private async Task<int> FeedTotalAsync(TestAccount reader) =>
        (await api.As(reader).GetAnswerAsync("/v1/commerce/messages?limit=0")).Total;
}
