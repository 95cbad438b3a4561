using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Commerce.Api.Identity;
using Commerce.Api.Tests.Attachments;
using FsCheck;
using FsCheck.Fluent;

namespace Commerce.Api.Tests.Fuzz;

/// <summary>
/// Whatever is asked, an answer is the same bytes before and after messages and files that its reader may not see were
/// added.
/// </summary>
public sealed partial class HiddenMessageFuzzTests(Api api) : IClassFixture<Api>
{
    private const int Cases = 18;
    private const int QueriesACase = 25;

    private static readonly string[] Accepts = ["application/json", "application/json", "application/jsonl"];

    // What the questions ask for, so that a leak is met.
    private static readonly string[] Contents = ["some", "not for", "client", "seats", "a", "integration", "Some AND not for you"];

    private static readonly IReadOnlyList<string> Lists =
        ["listRequestMessages", "listRequestMessages", "listMessages", "listRequests", "listRequestAttachments", "listAuditRecords"];

    // Of them, those that a list's reader cannot be told apart by.
    private static readonly string[] Compared = ["CONTENT-TYPE", "LINK", "ETAG", "LAST-MODIFIED", "CONTENT-LENGTH"];

    private readonly Pool _pool = new();

    [Fact]
    public async Task What_is_hidden_changes_no_answer()
    {
        var writer = new QueryWriter(Contract.Current, _pool);
        var operations = await api.CreateOperationsAsync();
        foreach (var reader in Enum.GetValues<AccountType>())
        {
            var request = await api.CreateRequestAsync();
            await FillAsync(request, operations);
            var cases = Arb.From(
                Gen.Choose(0, int.MaxValue).Select(seed => Ask(writer, request, new Random(seed))), Smaller);
            await FuzzSettings.RunAsync(config => Prop
                .ForAll(cases, questions => CheckAsync(questions, reader, request, operations))
                .Check(config((int)reader, Cases / 3)));
        }
    }

    private async Task CheckAsync(
        IReadOnlyList<Question> questions, AccountType reader, TestRequest request, TestAccount operations)
    {
        var http = api.As(reader switch
        {
            AccountType.Client => request.Client,
            AccountType.Vendor => request.Vendor,
            AccountType.Operations => operations,
        });
        var before = new List<Answer>();
        foreach (var question in questions)
        {
            before.Add(await http.GetAnswerAsync(question.Path, question.Accept));
        }

        await HideAsync(request, reader, operations);
        foreach (var (question, first) in questions.Zip(before))
        {
            var again = await http.GetAnswerAsync(question.Path, question.Accept);
            Assert.True(
                first.Status == again.Status && Plain(first) == Plain(again),
                $"{reader} {question}\n\nbefore: {(int)first.Status} {Plain(first)}\n\nafter: {(int)again.Status} {Plain(again)}");
        }
    }

    private List<Question> Ask(QueryWriter writer, TestRequest request, Random random) =>
    [
        .. Enumerable.Range(0, QueriesACase).Select(_ => random.Next(10) switch
        {
            0 => new Question(request.Path, "application/json"),
            1 => new Question($"{request.Path}?$expand=messages", "application/json"),
            2 => new Question(request.Message(1 + random.Next(12)), "application/json"),
            _ => OfList(writer, Contract.Current.Operation(Lists[random.Next(Lists.Count)]), request, random),
        }),
    ];

    private static Question OfList(QueryWriter writer, Operation list, TestRequest request, Random random)
    {
        var isOData = random.Next(2) == 0;
        var parameters = list.Parameters.Where(parameter => parameter.Place == "query"
            && parameter.Name.StartsWith('$') == isOData
            && parameter.Name is not ("cursor" or "$skiptoken")).ToList();
        var query = parameters.Where(parameter => random.Next(parameters.Count) < 3 || parameter.Name is "query" or "$filter")
            .Select(parameter => $"{parameter.Name}={Escape.Query(writer.Value(list, parameter.Name, random))}");
        return new Question(
            $"{list.Path.Replace("{id}", request.Id, StringComparison.Ordinal)}?{string.Join('&', query)}",
            Accepts[random.Next(Accepts.Length)]);
    }

    private async Task FillAsync(TestRequest request, TestAccount operations)
    {
        foreach (var content in Contents)
        {
            _pool.Learn($"{await api.PostAsync(request, content, request.Vendor)}");
            await api.PostAsync(request, content, operations);
        }

        _pool.Learn($"{await api.AttachAsync(request)}");
        foreach (var type in Enum.GetValues<AccountType>())
        {
            await HideAsync(request, type, operations);
        }

        var records = await api.As(operations).GetAnswerAsync("/v1/audit/records?limit=100");
        _pool.Learn(records.Is(HttpStatusCode.OK).Text);
    }

    /// <summary>Says something, and adds a file, that one type of account does not see.</summary>
    private async Task HideAsync(TestRequest request, AccountType from, TestAccount operations)
    {
        TestAccount[] authors =
            [.. new[] { request.Client, request.Vendor, operations }.Where(account => account.Type != from)];
        foreach (var author in authors)
        {
            foreach (var content in Contents.Take(3))
            {
                await api.PostAsync(
                    request, content, author, from != AccountType.Client, from != AccountType.Vendor,
                    from != AccountType.Operations);
            }
        }

        var visibility = new
        {
            client = from != AccountType.Client, vendor = from != AccountType.Vendor,
            operations = from != AccountType.Operations,
        };
        await api.AttachAsync(request, authors[0], json: JsonSerializer.Serialize(new { visibility }));
    }

    private static IEnumerable<List<Question>> Smaller(List<Question> questions) => questions.Count > 1
        ? [questions[..(questions.Count / 2)], questions[(questions.Count / 2)..]]
        : [];

    /// <summary>All of an answer but what each call has for itself.</summary>
    private static string Plain(Answer answer) => Trace().Replace(
        string.Join('\n', Compared.SelectMany(name => answer.Headers[name]).Append(answer.Text)), "");

    [GeneratedRegex("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]")]
    private static partial Regex Trace();

    private sealed record Question(string Path, string Accept);
}
