using System.Net;
using System.Text;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;

namespace Commerce.Api.Tests.Attachments;

/// <summary>Who may do what: every caller on every route, of what it sees, what is hidden from it and what is another's.</summary>
public sealed class AttachmentAccessTests(Api api) : IClassFixture<Api>
{
    private const string Change = """{"name":"changed"}""";

    public static TheoryData<AccountType, bool, bool, bool> Cells
    {
        get
        {
            var cells = new TheoryData<AccountType, bool, bool, bool>();
            foreach (var author in Enum.GetValues<AccountType>())
            {
                for (var flags = 1; flags < 8; flags++)
                {
                    cells.Add(author, (flags & 1) != 0, (flags & 2) != 0, (flags & 4) != 0);
                }
            }

            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Attachment_is_seen_by_those_who_may_and_changed_by_its_author_alone(
        AccountType author, bool client, bool vendor, bool operations)
    {
        var request = await api.CreateRequestAsync();
        var parties = await PartiesAsync(request);
        var visibility = FormattableString.Invariant(
            $"{{\"visibility\":{{\"client\":{Json(client)},\"vendor\":{Json(vendor)},\"operations\":{Json(operations)}}}}}");
        await api.AttachAsync(request, parties[author], json: visibility);
        // Another by everyone's leave, so that lists are not empty.
        await api.AttachAsync(request, parties[author], filename: "seen.txt");

        foreach (var (type, reader) in parties)
        {
            var sees = type == author || type switch
            {
                AccountType.Client => client,
                AccountType.Vendor => vendor,
                AccountType.Operations => operations,
            };
            await AssertSeesAsync(reader, request, sees);
            if (type != author && sees)
            {
                await AssertIsForbiddenAsync(reader, request);
            }
        }

        var http = api.As(parties[author]);
        Assert.Equal("changed", $"{(await PutAsync(http, request.Attachment(1))).Is(HttpStatusCode.OK).Json["name"]}");
        (await DeleteAsync(http, request.Attachment(1))).Is(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Strangers_get_of_everything_the_answer_for_what_never_was()
    {
        var request = await api.CreateRequestAsync();
        await api.AttachAsync(request);
        foreach (var stranger in new[] { await api.CreateClientAsync(), await api.CreateVendorAsync() })
        {
            await AssertIsBlindAsync(api.As(stranger), request);
        }

        Assert.Equal(1, (await api.As(request.Client).GetAnswerAsync(request.Attachments)).Total);
    }

    [Fact]
    public async Task Vendor_sees_no_attachment_of_a_draft_until_it_is_handed_over()
    {
        var draft = await api.CreateRequestAsync(status: "Draft");
        await api.AttachAsync(draft);
        await AssertIsBlindAsync(api.As(draft.Vendor), draft);

        await api.SetStatusAsync(draft, "Processing");
        await AssertSeesAsync(draft.Vendor, draft, sees: true);
    }

    [Fact]
    public async Task Attachments_are_possible_in_every_state()
    {
        var request = await api.CreateRequestAsync();
        foreach (var status in new[] { "Draft", "Processing", "Querying", "Completed" })
        {
            await api.SetStatusAsync(request, status);
            var made = await api.AttachAsync(request);
            (await PutAsync(api.As(request.Client), $"{made["href"]}")).Is(HttpStatusCode.OK);
            (await DeleteAsync(api.As(request.Client), $"{made["href"]}")).Is(HttpStatusCode.NoContent);
        }
    }

    [Fact]
    public async Task Id_of_another_request_is_the_id_of_nothing()
    {
        var request = await api.CreateRequestAsync();
        var other = await api.CreateRequestAsync(request.Client, request.Vendor);
        await api.AttachAsync(other);
        var http = api.As(request.Client);
        foreach (var id in new[] { other.AttachmentId(1), request.AttachmentId(1), "ATT-1", "x", request.MessageId(1) })
        {
            var path = $"{request.Attachments}/{id}";
            await AssertIsNothingAsync(http, await http.GetAnswerAsync(path));
            await AssertIsNothingAsync(http, await http.GetAnswerAsync(path, "text/plain"));
            await AssertIsNothingAsync(http, await PutAsync(http, path));
            await AssertIsNothingAsync(http, await DeleteAsync(http, path));
        }

        (await http.GetAnswerAsync(other.Attachment(1).Replace("ATT", "att", StringComparison.Ordinal))).Is(HttpStatusCode.OK);
        (await http.GetAnswerAsync($"/public{other.Attachment(1)}")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Without_a_credential_nothing_is_read_not_even_the_body()
    {
        var request = await api.CreateRequestAsync();
        await api.AttachAsync(request);
        (await api.Anonymous.GetAnswerAsync(request.Attachments)).IsProblem(Problems.UnauthenticatedType);
        (await api.Anonymous.GetAnswerAsync(request.Attachment(1), "text/plain")).IsProblem(Problems.UnauthenticatedType);
        // A body that was announced, and never sent.
        var answer = await RawHttp.SendAsync(
            api.Address,
            [$"POST {request.Attachments} HTTP/1.1", $"Content-Type: {Form.MediaType}", "Content-Length: 1000000"]);
        answer.IsProblem(Problems.UnauthenticatedType);
    }

    private static string Json(bool value) => value ? "true" : "false";

    private async Task<Dictionary<AccountType, TestAccount>> PartiesAsync(TestRequest request) => new()
    {
        [AccountType.Client] = request.Client,
        [AccountType.Vendor] = request.Vendor,
        [AccountType.Operations] = await api.CreateOperationsAsync(),
    };

    private async Task AssertSeesAsync(TestAccount reader, TestRequest request, bool sees)
    {
        var http = api.As(reader);
        var list = (await http.GetAnswerAsync(request.Attachments)).Is(HttpStatusCode.OK);
        Assert.Equal(sees, list.Each("id").Contains(request.AttachmentId(1)));
        Assert.Equal(list.Data.Count, list.Total);
        var filtered = await http.GetAnswerAsync($"{request.Attachments}?filename=note.txt");
        Assert.Equal(sees ? 1 : 0, filtered.Is(HttpStatusCode.OK).Total);
        var lines = await http.GetAnswerAsync(request.Attachments, "application/jsonl");
        Assert.Equal(sees, lines.Text.Contains(request.AttachmentId(1), StringComparison.Ordinal));
        foreach (var accept in new[] { "application/json", "text/plain", "application/octet-stream" })
        {
            var one = await http.GetAnswerAsync(request.Attachment(1), accept);
            if (sees)
            {
                one.Is(HttpStatusCode.OK);
            }
            else
            {
                await AssertIsNothingAsync(http, one);
            }
        }

        if (!sees)
        {
            await AssertIsNothingAsync(http, await PutAsync(http, request.Attachment(1)));
            await AssertIsNothingAsync(http, await DeleteAsync(http, request.Attachment(1)));
        }
    }

    private async Task AssertIsForbiddenAsync(TestAccount reader, TestRequest request)
    {
        (await PutAsync(api.As(reader), request.Attachment(1))).IsProblem(Problems.ForbiddenType);
        (await DeleteAsync(api.As(reader), request.Attachment(1))).IsProblem(Problems.ForbiddenType);
    }

    private static async Task AssertIsBlindAsync(HttpClient http, TestRequest request)
    {
        await AssertIsNothingAsync(http, await http.GetAnswerAsync(request.Attachments));
        await AssertIsNothingAsync(http, await http.GetAnswerAsync(request.Attachments, "application/jsonl"));
        await AssertIsNothingAsync(http, await http.GetAnswerAsync(request.Attachment(1)));
        await AssertIsNothingAsync(http, await http.GetAnswerAsync(request.Attachment(1), "text/plain"));
        await AssertIsNothingAsync(http, await PutAsync(http, request.Attachment(1)));
        await AssertIsNothingAsync(http, await DeleteAsync(http, request.Attachment(1)));
        await AssertIsNothingAsync(
            http, await http.PostFormAsync(request.Attachments, new Form().File("a.txt", SampleFiles.Txt)));
    }

    private static Task<Answer> PutAsync(HttpClient http, string path) =>
        http.CallAsync(HttpMethod.Put, path, Encoding.UTF8.GetBytes(Change), "application/json");

    private static Task<Answer> DeleteAsync(HttpClient http, string path) => http.CallAsync(HttpMethod.Delete, path);

    /// <summary>The answer is that of what never existed, but for its place and its trace.</summary>
    private static async Task AssertIsNothingAsync(HttpClient http, Answer answer)
    {
        const string nothing = "/v1/commerce/requests/REQ-0000-0001/attachments/ATT-0000-0001-0001";
        var (problem, other) = (
            answer.IsProblem(Problems.NotFoundType),
            (await http.GetAnswerAsync(nothing)).IsProblem(Problems.NotFoundType));
        foreach (var own in (string[])["instance", "traceId"])
        {
            Assert.True(problem.Remove(own) && other.Remove(own));
        }

        Assert.Equal(other.ToJsonString(), problem.ToJsonString());
    }
}
