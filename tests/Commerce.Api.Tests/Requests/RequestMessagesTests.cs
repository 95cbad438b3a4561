using System.Net;
using System.Text.Json;
using Commerce.Api.Tests.Query;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Requests;

/// <summary>
/// The messages inside requests. What they hold is what the thread's own address answers, byte for byte: from one
/// request, from a list of requests and from a stream of them.
/// </summary>
public sealed class RequestMessagesTests(RequestMessagesTests.Threads threads) : IClassFixture<RequestMessagesTests.Threads>
{
    [Theory]
    [InlineData("messages", "")]
    [InlineData("+messages", "")]
    [InlineData("MESSAGES", "")]
    [InlineData("messages.content", "content")]
    [InlineData("messages(content,audit)", "content,audit")]
    [InlineData("+messages(+audit)", "audit")]
    [InlineData("+messages.audit", "audit")]
    [InlineData("messages.audit.created.at,-messages.content", "audit.created.at,-content")]
    [InlineData("messages(audit(created(at,by)),-type)", "audit(created(at,by)),-type")]
    [InlineData("messages(-*,+content,visibility.vendor)", "-*,+content,visibility.vendor")]
    [InlineData("messages(-*)", "-*")]
    [InlineData("messages(*)", "*")]
    [InlineData("messages.*,messages.contentHtml", "*,contentHtml")]
    [InlineData("messages(request)", "")]
    [InlineData("*,messages(account)", "account")]
    [InlineData("-*,+messages(visibility)", "visibility")]
    [InlineData("-*,messages,-messages.id", "-id")]
    public async Task Select_sends_messages_as_the_thread_sends_them(string select, string inThread) =>
        await AssertAsync($"select={select}", $"select={inThread}");

    [Theory]
    [InlineData("$expand=messages", "$top=100")]
    [InlineData("$expand=Messages", "")]
    [InlineData("$expand=messages()", "")]
    [InlineData("$expand=messages&$select=id", "")]
    [InlineData("$expand=messages($select=id,audit/created/at)", "$select=id,audit/created/at")]
    [InlineData("$expand=messages($select=*)", "$select=*")]
    [InlineData("$expand=messages($select=content,contentHtml)", "$select=content,contentHtml")]
    [InlineData("$expand=messages($select=audit($select=created))", "$select=audit($select=created)")]
    [InlineData("$expand=messages($filter=type eq 'System')", "$filter=type eq 'System'")]
    [InlineData("$expand=messages($filter=contains(content,'a;b)&$c') or content eq 'it''s (;')", "$filter=contains(content,'a;b)&$c') or content eq 'it''s (;'")]
    [InlineData("$expand=messages($filter=content eq \"a \\\"quoted\\\"; text\")", "$filter=content eq \"a \\\"quoted\\\"; text\"")]
    [InlineData("$expand=messages($filter=audit/created/at lt now() and type in ('User');$top=2)", "$filter=audit/created/at lt now() and type in ('User')&$top=2")]
    [InlineData("$expand=messages($filter=content eq @text)&@text='plain'", "$filter=content eq @text&@text='plain'")]
    [InlineData("$expand=messages($orderby=id desc)", "$orderby=id desc")]
    [InlineData("$expand=messages( $orderby = account/name, id desc ; $top = 3 ; $select = id, account )", "$orderby=account/name,id desc&$top=3&$select=id,account")]
    [InlineData("$expand=messages($top=0)", "$top=0")]
    [InlineData("$expand=messages($top=1000)", "$top=1000")]
    [InlineData("$expand=messages($filter=type+eq+'System';$top=1)", "$filter=type eq 'System'&$top=1")]
    [InlineData("$expand=messages($filter=content eq 'nowhere')", "$filter=content eq 'nowhere'")]
    public async Task Expand_sends_messages_as_the_thread_sends_them(string expand, string inThread) =>
        await AssertAsync(expand, inThread);

    [Fact]
    public async Task Messages_come_in_their_short_form_behind_everything_else()
    {
        var answer = await threads.ReadAsync(threads.Mixed, "select=messages");

        var message = answer.Json["messages"]![0]!.AsObject();
        Assert.Equal("messages", answer.Json.Last().Key);
        Assert.Equal(["id", "href", "type", "content"], message.Select(member => member.Key));
        Assert.Equal(threads.Mixed.Message(1), message["href"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("")]
    [InlineData("select=*")]
    [InlineData("select=+audit,-messages")]
    [InlineData("select=-messages(content)")]
    [InlineData("$select=*")]
    public async Task Messages_that_are_not_selected_are_absent_and_named_as_omitted(string query)
    {
        var list = await threads.ListAsync(query);

        Assert.False((await threads.ReadAsync(threads.Mixed, query)).Json.ContainsKey("messages"));
        Assert.All(list.Data, request => Assert.False(request.ContainsKey("messages")));
        Assert.Equal("messages", list.Omitted[^1]);
    }

    [Theory]
    [InlineData("select=messages", "parameters,audit")]
    [InlineData("select=*,messages(-*)", "")]
    [InlineData("$select=id,audit&$expand=messages", "href,name,status,client,vendor,requester,assignee,product,externalIds,parameters")]
    public async Task Messages_that_are_selected_are_not_omitted(string query, string omitted) =>
        Assert.Equal(omitted, string.Join(',', (await threads.ListAsync(query)).Omitted));

    [Fact]
    public async Task A_thread_without_messages_is_an_empty_collection()
    {
        var answer = await threads.ReadAsync(threads.Empty, "select=-*,messages");

        Assert.Equal("""{"messages":[]}""", answer.Text);
    }

    [Fact]
    public async Task A_long_thread_gives_its_oldest_hundred()
    {
        var request = await threads.ThreadOf102Async();
        var client = threads.As(request.Client);

        var answer = await client.GetAnswerAsync($"{request.Path}?select=messages");
        var newest = await client.GetAnswerAsync($"{request.Path}?$expand=messages($orderby=id%20desc;$top=200)");

        var numbers = Enumerable.Range(1, 102).Select(request.MessageId).ToList();
        Assert.Equal(numbers.Take(100), Ids(answer));
        Assert.Equal(numbers.AsEnumerable().Reverse().Take(100), Ids(newest));
    }

    [Fact]
    public async Task Pages_with_messages_lead_to_one_another()
    {
        var pages = await threads.As(threads.Mixed.Client).WalkAsync($"{QueryAnswers.Requests}?limit=1&select=messages&order=name");

        Assert.Equal(3, pages.Count);
        Assert.All(pages, page => Assert.True(page.Data[0].ContainsKey("messages")));
        Assert.Equal(3, pages.SelectMany(page => page.Each("id")).Distinct().Count());
    }

    [Theory]
    [InlineData("select=mesages", "select", "`messages`")]
    [InlineData("select=messages(contnt)", "select", "(at character 9) Did you mean `content`?")]
    [InlineData("select=messages.", "select", "Invalid property path.")]
    [InlineData("select=messages(", "select", "Invalid property path.")]
    [InlineData("select=messages(content", "select", "A closing parenthesis is missing.")]
    [InlineData("select=messages(messages)", "select", "Invalid property path.")]
    [InlineData("$select=messages", "$select", "A collection is selected by `$expand=messages`.")]
    [InlineData("$expand=mesages", "$expand", "Known here: messages.")]
    [InlineData("$expand=request", "$expand", "Known here: messages.")]
    [InlineData("$expand=messages,messages", "$expand", "(at character 9)")]
    [InlineData("$expand=messages($select=contnt)", "$expand", "(at character 17) Did you mean `content`?")]
    [InlineData("$expand=messages($top=2;$filter=contnt eq '')", "$expand", "(at character 24) Did you mean `content`?")]
    [InlineData("$expand=messages($filter=type gt 'User')", "$expand", "(at character 17)")]
    [InlineData("$expand=messages($orderby=id,content)", "$expand", "(at character 21)")]
    [InlineData("$expand=messages($top=-1)", "$expand", "(at character 14)")]
    [InlineData("$expand=messages($top=1;$top=2)", "$expand", "The option is given twice. (at character 16)")]
    [InlineData("$expand=messages(top=1)", "$expand", "Unknown option. (at character 9)")]
    [InlineData("$expand=messages($top)", "$expand", "Unknown option. (at character 9)")]
    [InlineData("$expand=messages($filter=)", "$expand", "(at character 17)")]
    [InlineData("$expand=messages($top=1", "$expand", "A closing parenthesis is missing. (at character 15)")]
    [InlineData("$expand=messages($top=1)x", "$expand", "(at character 16)")]
    [InlineData("$expand=messages($filter=content eq 'x)", "$expand", "The quote is not closed.")]
    public async Task A_selection_that_cannot_be_is_refused_at_its_place(string query, string parameter, string sentence)
    {
        foreach (var path in (string[])[threads.Mixed.Path, QueryAnswers.Requests])
        {
            var answer = await threads.As(threads.Mixed.Client).GetAnswerAsync($"{path}?{Escaped(query)}");

            answer.IsProblem(Problems.InvalidQueryType, parameter);
            Assert.Contains(sentence, answer.Errors(parameter), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("messages($skip=1)")]
    [InlineData("messages($count=true)")]
    [InlineData("messages($search=x)")]
    [InlineData("messages($expand=request)")]
    [InlineData("messages($levels=2)")]
    [InlineData("messages/$count")]
    [InlineData("messages/$ref")]
    [InlineData("*")]
    public async Task What_the_language_has_and_the_service_has_not_is_not_implemented(string expand)
    {
        foreach (var path in (string[])[threads.Mixed.Path, QueryAnswers.Requests])
        {
            var answer = await threads.As(threads.Mixed.Client).GetAnswerAsync($"{path}?$expand={expand}");

            answer.IsProblem(Problems.NotImplementedType, "$expand");
        }
    }

    [Theory]
    [InlineData("select=messages&$expand=messages", "select")]
    [InlineData("select=id&$select=id", "select")]
    public async Task Both_languages_in_one_call_are_refused(string query, string parameter) =>
        (await threads.As(threads.Mixed.Client).GetAnswerAsync($"{threads.Mixed.Path}?{query}"))
            .IsProblem(Problems.InvalidQueryType, parameter);

    private async Task AssertAsync(string query, string inThread)
    {
        var client = threads.As(threads.Mixed.Client);
        var thread = (await client.GetAnswerAsync($"{threads.Mixed.Messages}?{Escaped(inThread)}")).Is(HttpStatusCode.OK);
        var expected = Raw(thread.Bytes, "data");

        Assert.Equal(expected, Raw((await threads.ReadAsync(threads.Mixed, query)).Bytes, "messages"));
        var page = await threads.ListAsync(query);
        Assert.Contains(expected, Raws(page.Bytes));
        var stream = await threads.ListAsync(query, "application/jsonl");
        Assert.Equal(
            Raws(page.Bytes), stream.Lines().Select(line => Raw(System.Text.Encoding.UTF8.GetBytes(line), "messages")));
    }

    private static string Escaped(string query) =>
        query.Replace(" ", "%20", StringComparison.Ordinal).Replace("\"", "%22", StringComparison.Ordinal);

    private static string Raw(byte[] json, string member) =>
        JsonDocument.Parse(json).RootElement.GetProperty(member).GetRawText();

    private static IEnumerable<string> Raws(byte[] page) => JsonDocument.Parse(page).RootElement.GetProperty("data")
        .EnumerateArray().Select(item => item.GetProperty("messages").GetRawText());

    private static IEnumerable<string> Ids(Answer answer) =>
        answer.Json["messages"]!.AsArray().Select(message => message!["id"]!.GetValue<string>());

    /// <summary>A client's three requests: one with all kinds of messages, one with a single one, one with none.</summary>
    public sealed class Threads(PostgresServer server) : Api(server), IAsyncLifetime
    {
        public TestRequest Mixed { get; private set; } = null!;

        public TestRequest Empty { get; private set; } = null!;

        public async Task<Answer> ReadAsync(TestRequest request, string query) =>
            (await As(request.Client).GetAnswerAsync($"{request.Path}?{Escaped(query)}")).Is(HttpStatusCode.OK);

        public async Task<Answer> ListAsync(string query, string? accept = null) =>
            (await As(Mixed.Client).GetAnswerAsync($"{QueryAnswers.Requests}?{Escaped(query)}", accept)).Is(HttpStatusCode.OK);

        async ValueTask IAsyncLifetime.InitializeAsync()
        {
            await base.InitializeAsync();
            Mixed = await CreateRequestAsync();
            Empty = await CreateRequestAsync(Mixed.Client, Mixed.Vendor);
            var single = await CreateRequestAsync(Mixed.Client, Mixed.Vendor);
            await PostAsync(single, "alone");
            string[] contents =
            [
                "plain", "**bold** <b>raw</b> & \"quotes\" \\ back\\slash", "zażółć 😀 \u2028\u2029 \u0001\u001f\t\u007f end",
                "a;b)&$c", "it's (;", "a \"quoted\"; text", "- [x] done\n\n| a | b |\n|---|---|\n| 1 | 2 |",
            ];
            foreach (var content in contents)
            {
                await PostAsync(Mixed, content);
                await PostAsync(Mixed, $"vendor: {content}", Mixed.Vendor, client: contents.IndexOf(content) % 2 == 0);
            }

            await AddSystemMessageAsync(Mixed, (2 * contents.Length) + 1, "The **service** wrote this.");
            await ExecuteAsync(
                """
                update message set created_at = date_trunc('second', created_at) + seq * interval '100 milliseconds'
                where request_no = @number
                """,
                new { number = Number(Mixed.Id) });
        }
    }
}
