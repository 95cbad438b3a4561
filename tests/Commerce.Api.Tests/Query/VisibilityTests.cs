using System.Net;
using System.Text.RegularExpressions;
using Commerce.Api.Requests;
using Commerce.Foundation.Identity;

namespace Commerce.Api.Tests.Query;

/// <summary>
/// No query tells of messages that its caller may not see: of two threads with the same contents, one holds hidden
/// messages besides, and every answer about the one is the answer about the other.
/// </summary>
public sealed partial class VisibilityTests(VisibilityTests.Twins twins) : IClassFixture<VisibilityTests.Twins>
{
    private static readonly string[] OfThread =
    [
        "", "select=*", "limit=2", "limit=0", "limit=2&offset=1", "offset=3", "order=-id", "order=-audit.created.at&limit=1",
        "order=account.name", "order=-account.id,type", "order=visibility.client,-visibility.vendor", "order=type&limit=2",
        "content=secret", "ilike(content,*SECRET*)", "like(content,*seen*)", "not(ilike(content,*secret*))",
        "ne(content,'seen 1')", "type=User", "type=User&limit=0", "or(content=secret,type=System)",
        "type=System|type=User", "(type=User|visibility.client=false)", "visibility.client=false",
        "visibility.vendor=false", "visibility.operations=false", "or(visibility.client=false,visibility.client=true)",
        "not(visibility.client=true)&limit=0", "account.type=Operations", "account.type=Vendor", "account.id=null()",
        "ne(account.id,null())", "gt(audit.created.at,2020-01-01)&limit=1", "lt(audit.created.at,2020-01-01)",
        "in(content,(secret,'seen 2'))", "out(content,(secret))&limit=2",
        "$filter=contains(content,'secret')", "$filter=not contains(content,'secret')&$top=2", "$filter=length(content) eq 6",
        "$filter=length(content) div (length(content) sub 6) gt 0", "$search=secret", "$search=NOT secret", "$search=seen OR secret",
        "$search=seen&$top=1&$orderby=id desc", "$filter=true", "$filter=true or content eq 'secret'",
        "$filter=content eq 'secret' or not (content eq 'secret')&$select=content,visibility", "$top=2&$skip=2",
        "$filter=substring(content,0,1) eq 's'&$orderby=content", "$filter=day(audit/created/at) ge 1&$top=0",
    ];

    private static readonly string[] OfRequests =
    [
        "any(messages)", "not(any(messages))", "any(messages,content=secret)", "not(any(messages,content=secret))",
        "any(messages,ilike(content,*sec*))", "any(messages,type=User)", "all(messages,like(content,seen*))",
        "all(messages,type=User)", "not(all(messages,ne(content,secret)))", "any(messages,visibility.client=false)",
        "any(messages,visibility.vendor=false)", "any(messages,visibility.operations=false)",
        "any(messages,account.type=Operations)", "any(messages,content=secret)|status=Processing",
        "any(messages,or(content=secret,content='seen 1'))&limit=0", "any(messages,not(like(content,seen*)))",
        "$filter=messages/any(m: m/content eq 'secret')", "$filter=not messages/any(m: m/content eq 'secret')",
        "$filter=messages/all(m: m/content ne 'secret')", "$filter=messages/any(m: length(m/content) eq 6)",
        "$filter=messages/any(m: true)", "$filter=messages/any(m: not (m/content eq 'seen 1' or m/content eq 'seen 2'))",
    ];

    private static readonly string[] WithMessages =
    [
        "select=messages", "select=messages(*,contentHtml)", "select=-*,messages(visibility,-id)", "select=*,messages.audit",
        "$expand=messages", "$expand=messages($top=1)", "$expand=messages($top=0)", "$expand=messages($top=2;$orderby=id desc)",
        "$expand=messages($orderby=type desc,id;$top=1)", "$expand=messages($orderby=visibility/client,visibility/vendor;$top=2)",
        "$expand=messages($orderby=account/id,type desc;$top=3)", "$expand=messages($orderby=audit/created/at desc;$top=1)",
        "$expand=messages($filter=content eq 'secret')", "$expand=messages($filter=not contains(content,'secret'))",
        "$expand=messages($filter=contains(tolower(content),'SEC') or content eq 'seen 1')", "$expand=messages($filter=true)",
        "$expand=messages($filter=visibility/client eq false)", "$expand=messages($filter=visibility/vendor eq false)",
        "$expand=messages($filter=visibility/operations eq false;$select=visibility)",
        "$expand=messages($filter=length(content) div (length(content) sub 6) gt 0;$top=1)",
        "$expand=messages($filter=day(audit/created/at) ge 1;$select=content,audit)",
    ];

    public static TheoryData<AccountType, string> RequestSelections() => Of(WithMessages);

    public static TheoryData<AccountType, string> ThreadQueries() => Of(OfThread);

    public static TheoryData<AccountType, string> RequestQueries() => Of(OfRequests);

    [Theory]
    [MemberData(nameof(ThreadQueries))]
    public async Task Thread_answers_as_if_hidden_messages_did_not_exist(AccountType reader, string query)
    {
        var twin = twins.For(reader);

        var with = await twin.Http.GetAnswerAsync($"{twin.With.Messages}?{Escaped(query)}");
        var without = await twin.Http.GetAnswerAsync($"{twin.Without.Messages}?{Escaped(query)}");

        Assert.DoesNotContain("\"content\":\"secret\"", with.Text, StringComparison.Ordinal);
        Assert.Equal(Plain(without, twin.Without), Plain(with, twin.With));
        Assert.Equal(without.Status, with.Status);
        Assert.Equal(without.Next is null, with.Next is null);
    }

    [Theory]
    [MemberData(nameof(ThreadQueries))]
    public async Task Stream_answers_as_if_hidden_messages_did_not_exist(AccountType reader, string query)
    {
        var twin = twins.For(reader);

        var with = await twin.Http.GetAnswerAsync($"{twin.With.Messages}?{Escaped(query)}", "application/jsonl");
        var without = await twin.Http.GetAnswerAsync($"{twin.Without.Messages}?{Escaped(query)}", "application/jsonl");

        Assert.DoesNotContain("\"content\":\"secret\"", with.Text, StringComparison.Ordinal);
        Assert.Equal(Plain(without, twin.Without), Plain(with, twin.With));
        Assert.Equal(without.Status, with.Status);
    }

    [Theory]
    [MemberData(nameof(ThreadQueries))]
    public async Task Feed_answers_as_if_hidden_messages_did_not_exist(AccountType reader, string query)
    {
        var twin = twins.For(reader);

        var with = await twin.Http.GetAnswerAsync($"{QueryAnswers.Feed}?{InRequest(query, twin.With)}");
        var without = await twin.Http.GetAnswerAsync($"{QueryAnswers.Feed}?{InRequest(query, twin.Without)}");

        Assert.DoesNotContain("\"content\":\"secret\"", with.Text, StringComparison.Ordinal);
        Assert.Equal(Plain(without, twin.Without), Plain(with, twin.With));
        Assert.Equal(without.Status, with.Status);
        Assert.Equal(without.Next is null, with.Next is null);
    }

    [Theory]
    [MemberData(nameof(RequestQueries))]
    public async Task Requests_are_found_as_if_hidden_messages_did_not_exist(AccountType reader, string query)
    {
        var twin = twins.For(reader);

        var with = await twin.Http.GetAnswerAsync($"{QueryAnswers.Requests}?{OfRequest(query, twin.With)}");
        var without = await twin.Http.GetAnswerAsync($"{QueryAnswers.Requests}?{OfRequest(query, twin.Without)}");

        Assert.InRange(with.Is(HttpStatusCode.OK).Total, 0, 1);
        Assert.Equal(Plain(without, twin.Without), Plain(with, twin.With));
    }

    [Theory]
    [MemberData(nameof(RequestSelections))]
    public async Task Requests_hold_messages_as_if_hidden_ones_did_not_exist(AccountType reader, string query)
    {
        var twin = twins.For(reader);
        string[] queries = query.StartsWith('$')
            ? [query, $"{query}&$filter=id eq '", $"{query}&$filter=messages/any(m: m/content ne 'x') and id eq '"]
            : [query, $"{query}&id='", $"{query}&any(messages,ne(content,x))&id='"];

        foreach (var accept in (string[])["application/json", "application/jsonl"])
        {
            foreach (var call in queries.Select((text, i) => (Text: text, IsList: i > 0)))
            {
                async Task<Answer> AskAsync(TestRequest request) => (await twin.Http.GetAnswerAsync(
                    call.IsList ? $"{QueryAnswers.Requests}?{Escaped(call.Text)}{request.Id}'" : $"{request.Path}?{Escaped(call.Text)}",
                    call.IsList ? accept : null)).Is(HttpStatusCode.OK);
                var (with, without) = (await AskAsync(twin.With), await AskAsync(twin.Without));

                Assert.Contains("\"messages\":[", with.Text, StringComparison.Ordinal);
                Assert.DoesNotContain("\"content\":\"secret\"", with.Text, StringComparison.Ordinal);
                Assert.Equal(Plain(without, twin.Without), Plain(with, twin.With));
            }
        }
    }

    [Theory]
    [InlineData(AccountType.Client)]
    [InlineData(AccountType.Vendor)]
    [InlineData(AccountType.Operations)]
    public async Task The_hidden_messages_are_there(AccountType reader)
    {
        var twin = twins.For(reader);
        var page = await twin.Http.GetAnswerAsync(twin.With.Messages);

        Assert.Equal(4, page.Is(HttpStatusCode.OK).Total);
        Assert.Equal(7, await twins.CountStoredAsync(twin.With));
        Assert.Equal(4, await twins.CountStoredAsync(twin.Without));
        var author = await twins.As(twin.Author).GetAnswerAsync($"{twin.With.Messages}?content=secret");
        Assert.Equal(3, author.Is(HttpStatusCode.OK).Total);
    }

    private static TheoryData<AccountType, string> Of(IEnumerable<string> queries) => new(
        from reader in Enum.GetValues<AccountType>()
        from query in queries
        select (reader, query));

    private static string Escaped(string query) => query.Replace(" ", "%20", StringComparison.Ordinal);

    private static string InRequest(string query, TestRequest request)
    {
        if (!query.StartsWith('$'))
        {
            return Escaped($"query=request.id={request.Id}&{query}");
        }

        var options = query.Split('&');
        return Escaped(options[0].StartsWith("$filter=", StringComparison.Ordinal)
            ? string.Join('&', [$"$filter=request/id eq '{request.Id}' and ({options[0][8..]})", .. options[1..]])
            : $"{query}&$filter=request/id eq '{request.Id}'");
    }

    private static string OfRequest(string query, TestRequest request) => Escaped(
        query.StartsWith('$') ? $"{query} and id eq '{request.Id}'" : $"query=id={request.Id}&{query}");

    /// <summary>The answer without what any two threads differ in.</summary>
    private static string Plain(Answer answer, TestRequest request) =>
        Ids().Replace(answer.Text, "$1").Replace(request.Name, "NAME", StringComparison.Ordinal);

    [GeneratedRegex("(MSG|REQ)(-[0-9]{4})+|00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]")]
    private static partial Regex Ids();

    /// <summary>Two threads and one that may read them.</summary>
    public sealed record Twin(HttpClient Http, TestRequest With, TestRequest Without, TestAccount Author);

    /// <summary>Two threads for each type of account, the first with messages hidden from it.</summary>
    public sealed class Twins(PostgresServer server) : Api(server), IAsyncLifetime
    {
        private readonly Dictionary<AccountType, Twin> _twins = [];

        public Twin For(AccountType reader) => _twins[reader];

        async ValueTask IAsyncLifetime.InitializeAsync()
        {
            await base.InitializeAsync();
            var operations = await CreateOperationsAsync();
            foreach (var type in Enum.GetValues<AccountType>())
            {
                var with = await CreateRequestAsync();
                var without = await CreateRequestAsync(with.Client, with.Vendor);
                var (reader, author) = type switch
                {
                    AccountType.Client => (with.Client, with.Vendor),
                    AccountType.Vendor => (with.Vendor, with.Client),
                    AccountType.Operations => (operations, with.Client),
                };
                await FillAsync(with, type, author, operations, hides: true);
                await FillAsync(without, type, author, operations, hides: false);
                _twins.Add(type, new Twin(As(reader), with, without, author));
            }
        }

        private async Task FillAsync(
            TestRequest request, AccountType reader, TestAccount author, TestAccount operations, bool hides)
        {
            var number = 0;
            async Task AddAsync(string content, TestAccount account, bool isHidden = false)
            {
                if (isHidden && !hides)
                {
                    return;
                }

                await PostAsync(
                    request, content, account, client: !isHidden || reader != AccountType.Client,
                    vendor: !isHidden || reader != AccountType.Vendor,
                    operations: !isHidden || reader != AccountType.Operations);
                number++;
            }

            await AddAsync("secret", author, isHidden: true);
            await AddAsync("seen 1", request.Client);
            await AddAsync("seen 2", request.Vendor);
            await AddAsync("secret", author, isHidden: true);
            await AddAsync("seen 3", operations);
            await AddSystemMessageAsync(request, number + 1, "seen 4");
            number++;
            await AddAsync("secret", author, isHidden: true);
            await ExecuteAsync(
                """
                update message
                set created_at = case content
                    when 'seen 1' then timestamptz '2026-03-01T00:00:02Z'
                    when 'seen 2' then timestamptz '2026-03-01T00:00:04Z'
                    when 'seen 3' then timestamptz '2026-03-01T00:00:06Z'
                    when 'seen 4' then timestamptz '2026-03-01T00:00:08Z'
                    else timestamptz '2026-03-01T00:00:01Z' + seq * interval '1 second' end
                where request_no = @number;
                update request set created_at = '2026-03-01Z' where request_no = @number;
                update request_audit set at = '2026-03-01Z' where request_no = @number;
                """,
                new { number = RequestId.Parse(request.Id).Number });
        }
    }
}
