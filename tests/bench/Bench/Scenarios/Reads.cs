using Commerce.Bench.Data;
using Commerce.Bench.Load;

namespace Commerce.Bench.Scenarios;

/// <summary>Scenarios in which the service and the baselines read the same.</summary>
internal static class Reads
{
    private const int Calls = 2_000;
    private const int UsualThread = 40;
    private const int FilteredFrom = 10;
    private const int Offset = 9_980;

    public static LoadScenario List { get; } = new(
        "list", "20 messages of a thread of 40, short form, with the total",
        setup => Of(Cases.All(setup, Usual(setup), (_, thread) => Page(thread))))
    {
        HasSameAnswers = true,
        Ratios = [new("service", "bare", 0.80), new("service", "limit", 0.70), new("service", "fastify", 1.4)],
    };

    public static LoadScenario WithAudit { get; } = new(
        "audit", "the same with `audit`: who posted each, and when",
        setup => Of(
            Cases.Services("", setup, Usual(setup), thread => Call.Get($"{thread.Messages}?limit=20&select=audit"))
                .Concat(Cases.Services("short form", setup, Usual(setup), Page))))
    {
        Ratios = [new("service", "service: short form")],
    };

    public static LoadScenario Filtered { get; } = new(
        "filtered", "20 of the messages that people wrote since a time, counted: by OData, by RQL",
        setup => Of(
            Cases.All(setup, Usual(setup), (server, thread) => server.IsService ? ByOData(thread) : Plain(thread))
                .Concat(Cases.Services("RQL", setup, Usual(setup), ByRql))))
    {
        HasSameAnswers = true,
        Ratios =
        [
            new("service", "bare", 0.75), new("service: RQL", "bare", 0.75), new("service", "limit"),
            new("service", "fastify"),
        ],
    };

    public static LoadScenario Total { get; } = new(
        "total", "20 messages of a thread of 10 000 (less below two million messages), with the total",
        setup => Of(Cases.All(setup, setup.Corpus.Medium, (_, thread) => Page(thread))))
    {
        HasSameAnswers = true,
        Ratios = [new("service", "bare"), new("service", "fastify", 4)],
    };

    public static LoadScenario DeepOffset { get; } = new(
        "offset", "20 messages behind the first 9 980 of the longest thread, by their number",
        setup => Of(
            Cases.All(setup, [setup.Corpus.Large], (_, thread) => Behind(thread))
                .Where(one => one.Server.Name != "limit")
                .Concat(Cases.Services("page 1", setup, [setup.Corpus.Large], Page))))
    {
        Ratios = [new("service", "bare"), new("service", "service: page 1")],
    };

    public static LoadScenario One { get; } = new(
        "one", "one message, full form",
        setup => Of(Cases.All(setup, Usual(setup), (_, thread) => OneOf(thread))))
    {
        HasSameAnswers = true,
        Ratios = [new("service", "bare", 0.80), new("service", "limit"), new("service", "fastify")],
    };

    public static LoadScenario Feed { get; } = new(
        "feed", "the 20 newest messages of all requests of a vendor",
        setup => Of(Cases.Services("", setup, Usual(setup), _ => Call.Get("/v1/commerce/messages?limit=20"))));

    /// <summary>One message of a thousand in the longest thread speaks of a zebra.</summary>
    public static LoadScenario Contains { get; } = new(
        "contains", "a text within the longest thread that one message holds, or one of a thousand",
        setup => Of(
            Cases.Services("", setup, [setup.Corpus.Large], _ => Holding(setup, "Zebra-1500"))
                .Concat(Cases.Services("many", setup, [setup.Corpus.Large], _ => Holding(setup, "Zebra")))));

    public static LoadScenario Search { get; } = new(
        "search", "words within the longest thread that one message holds, or one of a thousand",
        setup => Of(
            Cases.Services("", setup, [setup.Corpus.Large], _ => Searching(setup, "zebra%20AND%201500"))
                .Concat(Cases.Services("many", setup, [setup.Corpus.Large], _ => Searching(setup, "zebra")))));

    /// <summary>The sample of usual threads that reads go to.</summary>
    public static IReadOnlyList<BenchThread> Usual(Setup setup) => setup.Corpus.Sample(UsualThread, Calls);

    public static Call Page(BenchThread thread) => Call.Get($"{thread.Messages}?limit=20");

    /// <summary>One that a person wrote.</summary>
    public static Call OneOf(BenchThread thread) => Call.Get(thread.Message(2 + (int)(thread.RequestNo % 8)));

    private static Call Behind(BenchThread thread) =>
        Call.Get($"{thread.Messages}?limit=20&offset={Math.Min(Offset, thread.Size / 2)}");

    private static Call ByOData(BenchThread thread) => Call.Get(
        $"{thread.Messages}?$filter=type%20eq%20'User'%20and%20audit/created/at%20gt%20{thread.TimeOf(FilteredFrom)}&$top=20");

    private static Call ByRql(BenchThread thread) => Call.Get(
        $"{thread.Messages}?eq(type,User)&gt(audit.created.at,{thread.TimeOf(FilteredFrom)})&limit=20");

    private static Call Plain(BenchThread thread) => Call.Get(
        $"{thread.Messages}?limit=20&type=User&createdAfter={thread.TimeOf(FilteredFrom)}");

    private static Call Holding(Setup setup, string text) =>
        Call.Get($"{setup.Corpus.Large.Messages}?$filter=contains(content,'{text}')&$top=20");

    private static Call Searching(Setup setup, string words) =>
        Call.Get($"{setup.Corpus.Large.Messages}?$search={words}&$top=20");

    private static Task<IReadOnlyList<Case>> Of(IEnumerable<Case> cases) =>
        Task.FromResult<IReadOnlyList<Case>>([.. cases]);
}
