using System.Net;
using Commerce.Api.Requests;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Query;

/// <summary>
/// The example queries of the reference by their numbers. Left out until their fields exist: 19 and 20
/// (<c>audit.updated</c> of a message), 36 (<c>parameters</c>). 37 speaks of <c>externalId</c>, which here is
/// <c>externalIds.client</c>.
/// </summary>
public sealed class ExampleQueryTests(ExampleQueryTests.Example example) : IClassFixture<ExampleQueryTests.Example>
{
    [Theory]
    [InlineData(1, "type=User", "1,2,3,4,5,6,7,9")]
    [InlineData(2, "eq(type,\"System\")", "8")]
    [InlineData(3, "TYPE=user", "1,2,3,4,5,6,7,9")]
    [InlineData(4, "id={4}", "4")]
    [InlineData(4, "id=MSG-1212-3434-5656-7878", "")]
    [InlineData(5, "in(id,(\"{2}\",\"{3}\"))", "2,3")]
    [InlineData(6, "out(type,(System))", "1,2,3,4,5,6,7,9")]
    [InlineData(7, "content=\"Ship on 5 May\"", "1")]
    [InlineData(8, "like(content,\"Quote*\")", "2")]
    [InlineData(9, "ilike(content,*refund*)", "2")]
    [InlineData(10, "ilike(content,\"*done.\")", "3,8")]
    [InlineData(11, "ilike(content,\"a*b\")", "4")]
    [InlineData(12, "content='say \"hi\", please'", "5")]
    [InlineData(13, "content=\"it's late\"", "6")]
    [InlineData(14, "visibility.vendor=true", "1,2,3,4,5,8,9")]
    [InlineData(15, "and(visibility.client=false,visibility.operations=true)", "7")]
    [InlineData(16, "ne(account.id,\"{client}\")", "3,4,7,8")]
    [InlineData(17, "gt(audit.created.at,\"2026-01-31T23:00:00.000Z\")", "5,6,7,8,9")]
    [InlineData(17, "gt(audit.created.at,2026-01-31T23:00:00.000+00:00)", "5,6,7,8,9")]
    [InlineData(18, "and(ge(audit.created.at,2026-01-01),lt(audit.created.at,2026-02-01))", "1,2,3,4,5")]
    [InlineData(21, "audit.created.by.id=\"{token}\"", "3,4")]
    [InlineData(22, "type=User,visibility.client=true", "1,2,3,4,5,6,9")]
    [InlineData(23, "type=System|ilike(content,*urgent*)", "7,8")]
    [InlineData(23, "type=System;ilike(content,*urgent*)", "7,8")]
    [InlineData(24, "type=User&visibility.vendor=true|type=System", "1,2,3,4,5,8,9")]
    [InlineData(25, "(type=User|type=System)&visibility.client=true", "1,2,3,4,5,6,8,9")]
    [InlineData(26, "not(eq(type,System))", "1,2,3,4,5,6,7,9")]
    [InlineData(27, "order=-audit.created.at,id", "9,8,7,6,5,4,3,2,1")]
    [InlineData(28, "order=audit.created.at&limit=2&offset=4", "5,6")]
    [InlineData(44, "rql=eq(type,System)", "8")]
    [InlineData(44, "query=eq(type,System)", "8")]
    public async Task Query_on_messages_finds_what_its_row_says(int number, string query, string expected)
    {
        Assert.InRange(number, 1, 48);

        var page = await example.AskAsync(query);

        Assert.Equal(expected, page.Numbers());
        if (!query.Contains("offset", StringComparison.Ordinal))
        {
            Assert.Equal(page.Data.Count, page.Total);
        }
    }

    [Fact]
    public async Task Query_28_is_the_third_page_of_twenty()
    {
        var request = await example.ThreadOf102Async();

        var page = await example.As(request.Client).GetAnswerAsync(
            $"{request.Messages}?order=audit.created.at&limit=20&offset=40");

        Assert.Equal(string.Join(',', Enumerable.Range(41, 20)), page.Numbers());
        Assert.Equal((40, 20, 102), (page.Offset, page.Limit, page.Total));
    }

    [Fact]
    public async Task Query_29_counts_only()
    {
        var page = (await example.AskAsync("limit=0&type=User")).Is(HttpStatusCode.OK);

        Assert.Empty(page.Data);
        Assert.Equal(8, page.Total);
        Assert.Null(page.Next);
    }

    [Theory]
    [InlineData(30, "select=+audit,-content", "id,href,type,audit")]
    [InlineData(31, "select=-*,+id,+type", "id,type")]
    [InlineData(32, "select=audit(created(at,by))&type=User", "id,href,type,content,audit")]
    public async Task Query_selects_what_its_row_says(int number, string query, string expected)
    {
        var page = (await example.AskAsync(query)).Is(HttpStatusCode.OK);

        Assert.Equal(expected.Split(','), page.Data[0].Select(member => member.Key));
        if (number == 32)
        {
            Assert.Equal(8, page.Total);
            Assert.All(page.Data, item => Assert.Equal(
                ["at", "by"], item["audit"]!["created"]!.AsObject().Select(member => member.Key)));
        }
    }

    [Theory]
    [InlineData(33, "status=Querying&order=-audit.updated.at", "Querying")]
    [InlineData(34, "any(messages,and(type=User,ilike(content,*invoice*)))", "Invoiced")]
    [InlineData(35, "not(any(messages))", "Assigned,Draft,Silent")]
    [InlineData(35, "not(any(messages))&order=-name", "Silent,Draft,Assigned")]
    [InlineData(37, "externalIds.client=null()", "Assigned,Draft,Querying,Silent")]
    [InlineData(37, "externalIds.client=empty()", "")]
    [InlineData(37, "externalIds.client=PO-1", "Invoiced")]
    [InlineData(38, "assignee.id=null()&in(status,(Processing,Querying))", "Invoiced,Querying,Silent")]
    public async Task Query_on_requests_finds_what_its_row_says(int number, string query, string expected)
    {
        Assert.InRange(number, 1, 48);
        var order = query.Contains("order=", StringComparison.Ordinal) ? "" : "&order=name";

        var page = await example.As(example.Thread.Client).GetAnswerAsync($"{QueryAnswers.Requests}?{query}{order}&ne(name,Thread)");

        Assert.Equal(expected, string.Join(',', page.Is(HttpStatusCode.OK).Each("name")));
        Assert.Equal(page.Data.Count, page.Total);
    }

    [Theory]
    [InlineData(39, "mistake(type,1)", "mistake", "Unknown expression group.")]
    [InlineData(40, "bogus=1", "bogus", "Invalid property path.")]
    [InlineData(41, "eq(type)", "eq", "Binary expression must have 2 arguments")]
    [InlineData(42, "in(id,())", "id", "Value has to be a non empty array.")]
    [InlineData(43, "type=ne=User", "type", "Invalid equals shortcut expression")]
    [InlineData(43, "type==User", "type", "Invalid equals shortcut expression")]
    [InlineData(45, "gt(audit.created.at,yesterday)", "audit.created.at", "Cannot convert value: 'yesterday'.")]
    [InlineData(47, "order=,", "order", "No valid ordering properties were detected")]
    [InlineData(48, "visibility=null()", "visibility", "Operator 'Eq' is not permitted")]
    public async Task Wrong_query_is_refused_with_the_sentence_of_its_row(
        int number, string query, string key, string sentence)
    {
        Assert.InRange(number, 39, 48);

        var answer = await example.AskAsync(query);

        answer.IsProblem(Problems.InvalidQueryType, key);
        Assert.StartsWith($"{sentence} (at character ", answer.Errors(key), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_46_compares_text_by_its_bytes()
    {
        var page = await example.AskAsync("gt(content,m)");

        Assert.Equal("3,5", page.Numbers());
    }

    /// <summary>A thread with something for every example, and five more requests of the same client.</summary>
    public sealed class Example(PostgresServer server) : Api(server), IAsyncLifetime
    {
        private TestAccount _operations = null!;

        public TestRequest Thread { get; private set; } = null!;

        public Task<Answer> AskAsync(string query) => As(_operations).GetAnswerAsync($"{Thread.Messages}?{Fill(query)}");

        async ValueTask IAsyncLifetime.InitializeAsync()
        {
            await base.InitializeAsync();
            _operations = await CreateOperationsAsync();
            Thread = await CreateRequestAsync();
            await FillThreadAsync();
            await AddRequestsAsync();
        }

        private async Task FillThreadAsync()
        {
            await PostAsync(Thread, "Ship on 5 May");
            await PostAsync(Thread, "Quote the REFUND soon");
            await PostAsync(Thread, "quote is done.", Thread.Vendor);
            await PostAsync(Thread, "a*b", Thread.Vendor);
            await PostAsync(Thread, "say \"hi\", please");
            await PostAsync(Thread, "it's late", vendor: false);
            await PostAsync(Thread, "Urgent, between us", _operations, client: false, vendor: false);
            await AddSystemMessageAsync(Thread, 8, "Completed, all DONE.");
            await PostAsync(Thread, "aXb");
            await ExecuteAsync(
                """
                update message set created_at = (array[
                    '2026-01-01T00:00:00Z', '2026-01-15T12:00:00Z', '2026-01-31T22:59:59.999Z', '2026-01-31T23:00:00Z',
                    '2026-01-31T23:00:00.001Z', '2026-02-01T00:00:00Z', '2026-02-02T00:00:00Z', '2026-02-03T00:00:00Z',
                    '2026-02-04T00:00:00Z']::timestamptz[])[seq]
                where request_no = @number;
                update request set name = 'Thread' where request_no = @number;
                """,
                new { number = RequestId.Parse(Thread.Id).Number });
        }

        private async Task AddRequestsAsync()
        {
            var invoiced = await AddRequestAsync("Invoiced", "Processing");
            await PostAsync(invoiced, "Where is the INVOICE?");
            await ExecuteAsync(
                "update request set client_external_id = 'PO-1' where request_no = @number",
                new { number = RequestId.Parse(invoiced.Id).Number });
            var querying = await AddRequestAsync("Querying", "Processing");
            await AddSystemMessageAsync(querying, 1, "An invoice was sent");
            await PostAsync(querying, "invoice, not for the client", Thread.Vendor, client: false);
            await SetStatusAsync(querying, "Querying");
            await AddRequestAsync("Silent", "Processing");
            await AddRequestAsync("Draft", "Draft");
            var assigned = await AddRequestAsync("Assigned", "Processing");
            await ExecuteAsync(
                "update request set assignee_user_no = @user where request_no = @number",
                new { user = Number(Thread.Vendor.UserId), number = RequestId.Parse(assigned.Id).Number });
        }

        private async Task<TestRequest> AddRequestAsync(string name, string status)
        {
            var request = await CreateRequestAsync(Thread.Client, Thread.Vendor, status);
            await ExecuteAsync(
                "update request set name = @name where request_no = @number",
                new { name, number = RequestId.Parse(request.Id).Number });
            return request;
        }

        private string Fill(string query)
        {
            for (var number = 1; number < 10; number++)
            {
                query = query.Replace($"{{{number}}}", Thread.MessageId(number), StringComparison.Ordinal);
            }

            return query.Replace("{client}", Thread.Client.Id, StringComparison.Ordinal)
                .Replace("{token}", Thread.Vendor.TokenId, StringComparison.Ordinal);
        }
    }
}
