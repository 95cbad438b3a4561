using System.Net;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace Commerce.Api.Tests.Fuzz;

/// <summary>
/// Whatever is asked of whatever list, its pages by link, its pages by offset and its stream hold the same items in the
/// same order, and as many as it says.
/// </summary>
public sealed class ListFuzzTests(FuzzApi api) : IClassFixture<FuzzApi>
{
    private const int Cases = 12;
    private const int Longest = 100;

    private static readonly string[] Readers = [Callers.Client, Callers.Vendor, Callers.Operations];

    private int _asked;
    private int _answered;

    [Fact]
    public async Task Pages_and_streams_of_a_list_agree()
    {
        var writer = new QueryWriter(Contract.Current, api.Pool);
        await FuzzSettings.RunAsync(config =>
        {
            foreach (var (i, list) in Contract.Current.Operations.Where(operation => operation.IsList).Index())
            {
                var questions = Gen.Choose(0, int.MaxValue).Select(seed => Ask(writer, list, new Random(seed)));
                Prop.ForAll(Arb.From(questions), TryAsync).Check(config(i, Cases));
            }
        });

        Assert.True(_answered > _asked / 6, $"Only {_answered} of {_asked} questions were answered.");
    }

    private Question Ask(QueryWriter writer, Operation list, Random random)
    {
        var isOData = random.Next(2) == 0;
        var (filter, order) = isOData
            ? ($"$filter={Escape.Query(writer.OData(list, random, 1))}", "$orderby")
            : ($"query={Escape.Query(writer.Rql(list, random, 1))}", "order");
        var query = new List<string>();
        if (random.Next(3) > 0)
        {
            query.Add(filter);
        }

        if (random.Next(2) == 0)
        {
            query.Add($"{order}={Escape.Query(writer.Value(list, order, random))}");
        }

        var parent = list.Path.Contains("/products", StringComparison.Ordinal) ? "PRD" : "REQ";
        return new Question(
            list, Readers[random.Next(Readers.Length)],
            list.Path.Replace("{id}", api.Pool.Pick(parent, random, isWrite: false), StringComparison.Ordinal),
            string.Join('&', query), isOData, 1 + random.Next(4));
    }

    private async Task TryAsync(Question question)
    {
        try
        {
            await CheckAsync(question);
        }
        catch (Xunit.Sdk.XunitException)
        {
            // Once a minute the service writes when tokens were last used: twice in a row is none of that.
            await CheckAsync(question);
        }
    }

    private async Task CheckAsync(Question question)
    {
        var whole = await GetAsync(question, question.Query);
        _asked++;
        if (whole.Status != HttpStatusCode.OK || whole.Total > Longest)
        {
            // The other tests hold a refusal to the document.
            return;
        }

        _answered++;
        var expected = Texts(whole);
        Assert.True(expected.Count == whole.Total, $"{question}: {expected.Count} of {whole.Total}");
        var stream = await GetAsync(question, question.Query, "application/jsonl");
        Same(question, "the stream", expected, stream.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries));

        var (limit, offset) = question.IsOData ? ("$top", "$skip") : ("limit", "offset");
        var counted = await GetAsync(question, $"{question.Query}&{limit}=0");
        Assert.True(counted.Total == whole.Total && counted.Data.Count == 0, $"{question}: counted {counted.Text}");

        var (byLink, byOffset) = (new List<string>(), new List<string>());
        for (var query = $"{question.Query}&{limit}={question.Limit}"; query is not null;)
        {
            var page = (await GetAsync(question, query)).Is(HttpStatusCode.OK);
            byLink.AddRange(Texts(page));
            Assert.True(page.Total == whole.Total, $"{question}: {page.Total} of {whole.Total}");
            Assert.True(byLink.Count <= expected.Count, $"{question}: more by link than there is");
            query = page.Next?[(page.Next.IndexOf('?', StringComparison.Ordinal) + 1)..];
        }

        for (var at = 0; at < expected.Count; at += question.Limit)
        {
            byOffset.AddRange(Texts(await GetAsync(question, $"{question.Query}&{limit}={question.Limit}&{offset}={at}")));
        }

        Same(question, "the pages by link", expected, byLink);
        Same(question, "the pages by offset", expected, byOffset);
    }

    private async Task<Answer> GetAsync(Question question, string query, string accept = "application/json") =>
        await api.SendAsync(new Call(
            question.List, question.Reader, "GET", question.Path, [("", query.TrimStart('&'))], [("Accept", accept)], null, false));

    private static List<string> Texts(Answer page) => [.. page.Data.Select(item => item.ToJsonString())];

    private static void Same(Question question, string what, IReadOnlyList<string> expected, IEnumerable<string> found)
    {
        // Written alike: a stream escapes what a page does, but is not parsed and written again.
        var texts = found.Select(text => JsonNode.Parse(text)!.ToJsonString()).ToList();
        Assert.True(
            expected.SequenceEqual(texts),
            $"{question}: {what} differ\n\n{string.Join('\n', expected)}\n\n{string.Join('\n', texts)}");
    }

    private sealed record Question(Operation List, string Reader, string Path, string Query, bool IsOData, int Limit)
    {
        public override string ToString() => $"As {Reader}, {Path}?{Query}, {Limit} a page";
    }
}
