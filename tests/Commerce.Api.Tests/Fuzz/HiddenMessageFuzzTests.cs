using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Commerce.Api.Tests.Attachments;
using Commerce.Foundation.Identity;
using FsCheck;
using FsCheck.Fluent;

namespace Commerce.Api.Tests.Fuzz;

/// <summary>
/// Whatever is asked, an answer is the same bytes before and after messages and files that its reader may not see were
/// added.
/// </summary>
public sealed partial class HiddenMessageFuzzTests(Api api) : IClassFixture<Api>
{
    private const int Cases = 24;
    private const int QueriesACase = 30;

    private static readonly string[] Accepts = ["application/json", "application/json", "application/jsonl"];

    // What the questions ask for, so that a leak is met; the last only what is hidden says.
    private static readonly string[] Contents = ["some", "not for", "client", "seats", "a", "integration", "xyzzy"];

    private static readonly IReadOnlyList<string> Lists =
    [
        "listRequestMessages", "listRequestMessages", "listMessages", "listRequests", "listRequests", "listRequestAttachments",
        "listAuditRecords",
    ];

    private static readonly string[] Compared = ["CONTENT-TYPE", "LINK", "ETAG", "LAST-MODIFIED", "CONTENT-LENGTH"];

    private readonly Pool _pool = new();
    private int _asked;
    private int _answered;

    [Fact]
    public async Task What_is_hidden_changes_no_answer()
    {
        var writer = new QueryWriter(Contract.Current, _pool);
        var operations = await api.CreateOperationsAsync();
        var cases = Arb.From(Gen.Choose(0, int.MaxValue).Select(seed => Ask(writer, seed)), Smaller);
        await FuzzSettings.RunAsync(config => Prop
            .ForAll(cases, asked => CheckAsync(asked, operations)).Check(config(0, Cases)));

        // What is refused tells nothing either way.
        Assert.True(_answered > _asked / 6, $"Only {_answered} of {_asked} questions were answered.");
    }

    private async Task CheckAsync(Asked asked, TestAccount operations)
    {
        // New ones each time: what was hidden in the case before may hide what is in this.
        var (request, random) = (await api.CreateRequestAsync(), new Random(asked.Seed));
        var reader = (AccountType)random.Next(3);
        TestAccount[] all = [request.Client, request.Vendor, operations];
        var asking = all.Single(account => account.Type == reader);
        TestAccount[] authors = [.. all.Where(account => account.Type != reader)];
        for (var i = random.Next(4); i >= 0; i--)
        {
            var content = Contents[random.Next(Contents.Length - 1)];
            _pool.Learn($"{await api.PostAsync(request, content, all[random.Next(all.Length)])}");
        }

        if (random.Next(2) == 0)
        {
            _pool.Learn($"{await api.AttachAsync(request)}");
        }

        var before = await AnswersAsync(asked, asking, request);
        await HideAsync(request, reader, authors, random);
        var after = await AnswersAsync(asked, asking, request);
        foreach (var (question, first, again) in asked.Questions.Zip(before, after))
        {
            _asked++;
            _answered += first.Status == HttpStatusCode.OK ? 1 : 0;
            Assert.True(
                first.Status == again.Status && Plain(first) == Plain(again),
                $"{reader} {question}\n\nbefore: {(int)first.Status} {Plain(first)}\n\nafter: {(int)again.Status} {Plain(again)}");
        }
    }

    private async Task<IReadOnlyList<Answer>> AnswersAsync(Asked asked, TestAccount reader, TestRequest request)
    {
        var answers = new List<Answer>();
        foreach (var (path, accept) in asked.Questions)
        {
            answers.Add(await api.As(reader).GetAnswerAsync(
                path.Replace("{id}", request.Id, StringComparison.Ordinal)
                    .Replace("{digits}", request.Id[4..], StringComparison.Ordinal),
                accept));
        }

        return answers;
    }

    private static Asked Ask(QueryWriter writer, int seed)
    {
        var random = new Random(seed);
        const string request = "/v1/commerce/requests/{id}";
        return new Asked(
            seed,
            [
                .. Enumerable.Range(0, QueriesACase).Select(_ => random.Next(12) switch
                {
                    0 => new Question(request, "application/json"),
                    1 => new Question($"{request}?$expand=messages", "application/json"),
                    2 => new Question($"{request}/messages/MSG-{{digits}}-0000-{1 + random.Next(12):0000}", "application/json"),
                    3 => new Question($"{request}/attachments/ATT-{{digits}}-{1 + random.Next(3):0000}", "*/*"),
                    _ => OfList(writer, Contract.Current.Operation(Lists[random.Next(Lists.Count)]), random),
                }),
            ]);
    }

    private static Question OfList(QueryWriter writer, Operation list, Random random)
    {
        var isOData = random.Next(2) == 0;
        var filter = isOData ? "$filter" : "query";
        var parameters = list.Parameters.Where(parameter => parameter.Place == "query"
            && parameter.Name.StartsWith('$') == isOData
            && parameter.Name is not ("cursor" or "$skiptoken")).ToList();
        var query = parameters.Where(parameter => random.Next(parameters.Count) < (parameter.Name == filter ? 5 : 1))
            .Select(parameter => $"{parameter.Name}={Escape.Query(writer.Value(list, parameter.Name, random))}");
        return new Question($"{list.Path}?{string.Join('&', query)}", Accepts[random.Next(Accepts.Length)]);
    }

    /// <summary>Says something, and adds a file, that one type of account does not see.</summary>
    private async Task HideAsync(TestRequest request, AccountType from, TestAccount[] authors, Random random)
    {
        var visibility = new
        {
            client = from != AccountType.Client,
            vendor = from != AccountType.Vendor,
            operations = from != AccountType.Operations,
        };
        foreach (var author in authors)
        {
            foreach (var content in (string[])[Contents[random.Next(Contents.Length)], Contents[^1]])
            {
                await api.PostAsync(request, content, author, visibility.client, visibility.vendor, visibility.operations);
            }
        }

        await api.AttachAsync(request, authors[random.Next(2)], json: JsonSerializer.Serialize(new { visibility }));
    }

    private static IEnumerable<Asked> Smaller(Asked asked) => asked.Questions.Count > 1
        ?
        [
            asked with { Questions = [.. asked.Questions.Take(asked.Questions.Count / 2)] },
            asked with { Questions = [.. asked.Questions.Skip(asked.Questions.Count / 2)] },
        ]
        : [];

    /// <summary>All of an answer but what each call has for itself.</summary>
    private static string Plain(Answer answer) => Trace().Replace(
        string.Join('\n', Compared.SelectMany(name => answer.Headers[name]).Append(answer.Text)), "");

    [GeneratedRegex("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]")]
    private static partial Regex Trace();

    private sealed record Question(string Path, string Accept);

    private sealed record Asked(int Seed, IReadOnlyList<Question> Questions)
    {
        public override string ToString() => $"{Questions.Count} questions, {Seed}";
    }
}
