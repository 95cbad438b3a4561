using System.Globalization;
using System.Net;
using Bogus;
using Commerce.Api.Requests;
using Commerce.Foundation.Identity;
using Dapper;

namespace Commerce.Api.Tests.Messages;

public sealed class ConcurrencyTests(Api api) : IClassFixture<Api>
{
    private const int Writers = 16;
    private const int Posts = 1_000;
    private const int AtTheStart = 60;

    [Fact]
    public async Task Parallel_writers_leave_no_gap_and_readers_miss_and_repeat_nothing()
    {
        var request = await api.CreateRequestAsync();
        var operations = await api.CreateOperationsAsync();
        await api.PostManyAsync(request, AtTheStart);

        using var writing = new CancellationTokenSource();
        var readers = Task.WhenAll(
            ReadUntilAsync(request, byLink: true, order: "id", writing.Token),
            ReadUntilAsync(request, byLink: true, order: "-id", writing.Token),
            ReadUntilAsync(request, byLink: false, order: "id", writing.Token));
        TestAccount[] authors = [request.Client, request.Vendor, operations];
        var written = await Task.WhenAll(
            Enumerable.Range(0, Writers).Select(writer => WriteAsync(request, authors, writer)));
        await writing.CancelAsync();
        var rounds = await readers;

        Assert.All(rounds, count => Assert.True(count > 0));
        await AssertIsWholeAsync(request, written.SelectMany(ids => ids).ToList());
    }

    [Fact]
    public async Task Writers_of_different_requests_do_not_mix_their_numbers()
    {
        var first = await api.CreateRequestAsync();
        var second = await api.CreateRequestAsync(first.Client, first.Vendor);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            api.PostManyAsync(i % 2 == 0 ? first : second, 10)));

        foreach (var request in (TestRequest[])[first, second])
        {
            var page = await api.As(request.Client).GetAnswerAsync(request.Messages);
            Assert.Equal(Enumerable.Range(1, 40).Select(request.MessageId), page.Each("id"));
        }
    }

    private async Task<IReadOnlyList<string>> WriteAsync(TestRequest request, TestAccount[] authors, int writer)
    {
        var faker = new Faker { Random = new Randomizer(writer) };
        var ids = new List<string>();
        for (var i = writer; i < Posts; i += Writers)
        {
            var message = await api.PostAsync(
                request, faker.Lorem.Sentence(), authors[i % authors.Length],
                faker.Random.Bool(), faker.Random.Bool(), operations: true);
            ids.Add(message["id"]!.GetValue<string>());
        }

        return ids;
    }

    /// <summary>Walks through the thread again and again; what was there at the start comes once in each walk.</summary>
    private async Task<int> ReadUntilAsync(
        TestRequest request, bool byLink, string order, CancellationToken end)
    {
        var client = api.As(request.Client);
        var expected = Enumerable.Range(1, AtTheStart).Select(request.MessageId).ToList();
        var rounds = 0;
        while (!end.IsCancellationRequested)
        {
            var ids = await WalkAsync(client, $"{request.Messages}?limit=7&order={order}", byLink);
            Assert.Equal(ids.Distinct().Count(), ids.Count);
            var known = ids.Where(id => expected.Contains(id)).ToList();
            Assert.Equal(order == "id" ? expected : expected.AsEnumerable().Reverse(), known);
            Assert.Equal(order == "id" ? ids.Order() : ids.OrderDescending(), ids);
            rounds++;
        }

        return rounds;
    }

    private static async Task<List<string>> WalkAsync(HttpClient client, string path, bool byLink)
    {
        var ids = new List<string>();
        for (var next = path; next is not null;)
        {
            var page = (await client.GetAnswerAsync(next)).Is(HttpStatusCode.OK);
            ids.AddRange(page.Each("id"));
            next = page.Next is null ? null : byLink ? page.Next : $"{path}&offset={ids.Count}";
        }

        return ids;
    }

    private async Task AssertIsWholeAsync(TestRequest request, List<string> written)
    {
        Assert.Equal(Enumerable.Range(AtTheStart + 1, Posts).Select(request.MessageId), written.Order());
        await using var connection = await api.Database.OpenConnectionAsync();
        var number = RequestId.Parse(request.Id).Number;
        var rows = (await connection.QueryAsync<(int Seq, DateTime At, bool Client, bool Vendor, bool Operations)>(
            """
            select seq, created_at, client_visible, vendor_visible, operations_visible
            from message
            where request_no = @number
            order by seq
            """,
            new { number })).ToList();
        Assert.Equal(Enumerable.Range(1, AtTheStart + Posts), rows.Select(row => row.Seq));
        Assert.All(rows.Zip(rows.Skip(1)), pair => Assert.True(pair.First.At < pair.Second.At));
        foreach (var (type, reader) in ((AccountType, TestAccount)[])[
            (AccountType.Client, request.Client), (AccountType.Vendor, request.Vendor)])
        {
            var visible = rows.Count(row => type == AccountType.Client ? row.Client : row.Vendor);
            var total = (await api.As(reader).GetAnswerAsync($"{request.Messages}?limit=0")).Total;
            Assert.True(
                visible == total && visible < rows.Count,
                string.Create(CultureInfo.InvariantCulture, $"{type} may see {visible}, is told {total}."));
        }

        var operations = api.As(await api.CreateOperationsAsync());
        Assert.Equal(rows.Count, (await operations.GetAnswerAsync($"{request.Messages}?limit=0")).Total);
    }
}
