using Commerce.Foundation.Identity;

namespace Commerce.Api.Tests.Query;

/// <summary>
/// How PostgreSQL reads what the lists ask for, over a million messages: by an index, and no more pages than the answer
/// needs. Pages are counted instead of time, which is only printed.
/// </summary>
public sealed class PlanTests(PlanDatabase large) : IClassFixture<PlanDatabase>
{
    [Theory]
    [InlineData("", 500)]
    [InlineData("limit=20", 120)]
    [InlineData("limit=20&order=-id", 120)]
    [InlineData("limit=20&order=-audit.created.at&select=+audit,+account", 250)]
    public async Task Thread_is_read_along_its_numbers(string query, int buffers) =>
        await ReadsAsync(large.Thread.Client, $"{large.Thread.Messages}?{query}", "message_pkey", buffers);

    [Theory]
    [InlineData(AccountType.Client, "message_client_feed")]
    [InlineData(AccountType.Vendor, "message_vendor_feed")]
    [InlineData(AccountType.Operations, "message_operations_feed")]
    public async Task Feed_is_read_along_the_index_of_its_readers(AccountType reader, string index)
    {
        var plan = await ReadsAsync(As(reader), $"{QueryAnswers.Feed}?limit=20", index, 1_000);

        Assert.InRange(plan.Page.Buffers, 1, 150);
    }

    [Theory]
    [InlineData(AccountType.Client)]
    [InlineData(AccountType.Operations)]
    public async Task Page_as_deep_as_it_may_be_costs_no_more_than_twice_the_first(AccountType reader)
    {
        foreach (var path in (string[])[large.Thread.Messages, QueryAnswers.Feed])
        {
            var first = await large.SettledAsync(As(reader), $"{path}?limit=100");
            var offset = await large.PlanAsync(As(reader), $"{path}?limit=100&offset=10000");
            var deep = await large.SettledAsync(As(reader), offset.Answer.Next!);

            Assert.Equal(10_100, deep.Answer.Offset);
            Assert.Equal(100, deep.Answer.Data.Count);
            Assert.InRange(deep.Plan.Page.Buffers, 1, 2 * first.Plan.Page.Buffers);
            // It is the cursor that saves them.
            Assert.True(offset.Plan.Page.Buffers > 5 * deep.Plan.Page.Buffers);
        }
    }

    [Fact]
    public async Task Ids_are_looked_up()
    {
        var ids = string.Join(',', Enumerable.Range(1, 50).Select(i => large.Thread.MessageId(i * 4_000)));

        foreach (var path in (string[])[large.Thread.Messages, QueryAnswers.Feed])
        {
            var (plan, answer) = await large.SettledAsync(large.Operations, $"{path}?in(id,({ids}))");

            Assert.Equal(50, answer.Total);
            Assert.Contains("message_pkey", plan.Indexes);
            Assert.InRange(plan.Buffers, 1, 1_000);
        }
    }

    // The total has to count the thread, whose messages lie among those of others: the page must not sort it as well.
    [Theory]
    [InlineData("type=User")]
    [InlineData("$filter=type eq 'System' or account/id ne null")]
    public async Task Filtered_page_stops_where_it_is_full(string query)
    {
        var thread = $"{large.Thread.Messages}?{query}&{(query.StartsWith('$') ? "$top" : "limit")}=20";
        var (plan, answer) = await large.SettledAsync(large.Thread.Client, thread);

        Assert.InRange(answer.Total, 190_000, PlanDatabase.InThread);
        Assert.Contains("message_pkey", plan.Indexes);
        Assert.DoesNotContain("message", plan.ReadWhole);
        Assert.InRange(plan.Page.Buffers, 1, 150);
        // Counted once, where it pays by several processes at once, and never for each row of the page.
        var counts = plan.Nodes.Where(node => node.Text("Node Type") == "Aggregate").ToList();
        Assert.InRange(counts.Count, 1, 2);
        Assert.Equal(1, counts[0].Loops);
        Assert.All(counts, node => Assert.InRange(node.Loops, 1, 3));
    }

    [Theory]
    [InlineData("like(content,*Zebra*)", 40, 200)]
    [InlineData("ilike(content,*zebra*)", 40, 200)]
    [InlineData("like(content,'Dear fri*')", 40, 200)]
    [InlineData("$filter=contains(content,'for Zebra-')", 40, 200)]
    [InlineData("$filter=contains(tolower(content),'zebra-7000')", 1, 4)]
    [InlineData("$filter=startswith(content,'Dear')", 40, 200)]
    [InlineData("$filter=endswith(content,'Zebra-800008')", 1, 1)]
    [InlineData("$filter=contains(content,'ebra') and contains(content,'eat')", 40, 200)]
    public async Task Rare_text_is_looked_up(string query, int inThread, int inFeed) =>
        await FindsAsync(query, inThread, inFeed, "message_content");

    [Theory]
    [InlineData("$search=zebra", 40, 200)]
    [InlineData("$search=\"dear friend\"", 40, 200)]
    [InlineData("$search=seat AND zebra", 40, 200)]
    public async Task Rare_word_is_looked_up(string query, int inThread, int inFeed) =>
        await FindsAsync(query, inThread, inFeed, "message_words");

    // One statement, prepared: after some calls for common texts it would get a plan that suits these alone.
    [Theory]
    [InlineData("like(content,*common*)", "like(content,*Zebra*)", "message_content")]
    [InlineData("$search=common", "$search=zebra", "message_words")]
    public async Task Rare_text_is_looked_up_after_common_ones(string common, string rare, string index)
    {
        foreach (var path in (string[])[large.Thread.Messages, QueryAnswers.Feed])
        {
            var often = await large.SettledAsync(large.Operations, $"{path}?{common}");
            Assert.InRange(often.Answer.Total, 60_000, 400_000);
            // All have to be counted, but those of the page are not looked for among them.
            Assert.True(often.Plan.Page.Buffers <= 2_000, often.Plan.ToString());

            var (plan, _) = await large.PlanAsync(large.Operations, $"{path}?{rare}");
            Assert.Contains(index, plan.Indexes);
            Assert.DoesNotContain("message", plan.ReadWhole);
            Assert.InRange(plan.Buffers, 1, 3_000);
        }
    }

    [Theory]
    [InlineData(AccountType.Client, "request_client")]
    [InlineData(AccountType.Vendor, "request_vendor")]
    [InlineData(AccountType.Operations, "request_created")]
    public async Task Requests_are_read_along_the_index_of_their_readers(AccountType reader, string index)
    {
        var plan = await ReadsAsync(As(reader), $"{QueryAnswers.Requests}?limit=20", index, 1_000);

        Assert.InRange(plan.Page.Buffers, 1, 100);
    }

    [Theory]
    [InlineData("status=Querying")]
    [InlineData("in(status,(Querying,Completed))")]
    public async Task Requests_of_a_status_touch_no_message(string query)
    {
        var plan = await ReadsAsync(large.Operations, $"{QueryAnswers.Requests}?{query}&limit=20", "request_created", 1_000);

        Assert.DoesNotContain(plan.Nodes, node => node.Text("Relation Name") == "message");
        Assert.InRange(plan.Page.Buffers, 1, 200);
    }

    private TestAccount As(AccountType type) => type switch
    {
        AccountType.Client => large.Thread.Client,
        AccountType.Vendor => large.Thread.Vendor,
        AccountType.Operations => large.Operations,
    };

    private async Task<Plan> ReadsAsync(TestAccount reader, string path, string index, int buffers)
    {
        var (plan, answer) = await large.SettledAsync(reader, path);

        Assert.NotEmpty(answer.Data);
        Assert.Contains(index, plan.Indexes);
        Assert.DoesNotContain("message", plan.ReadWhole);
        Assert.True(plan.Buffers <= buffers, $"More than {buffers}: {plan}");
        return plan;
    }

    /// <summary>In a thread and in the feeds; the thread is the client's, so that most of its feed is in it.</summary>
    private async Task FindsAsync(string query, int inThread, int inFeed, string index)
    {
        (TestAccount Reader, string Path, int Total)[] lists =
        [
            (large.Thread.Client, large.Thread.Messages, inThread),
            (large.Operations, QueryAnswers.Feed, inFeed),
            (large.Thread.Vendor, QueryAnswers.Feed, -1),
        ];
        foreach (var (reader, path, total) in lists)
        {
            var (plan, answer) = await large.SettledAsync(reader, $"{path}?{query}");

            Assert.InRange(answer.Total, total < 0 ? inThread : total, total < 0 ? inFeed : total);
            Assert.Contains(index, plan.Indexes);
            Assert.DoesNotContain("message", plan.ReadWhole);
            Assert.True(plan.Buffers <= 3_000, plan.ToString());
        }
    }
}
